"""Prints what astropy reads in FITS files, so that a Java test can compare it field by field.

Called with the names of files on standard input. Prints lines of fields that are separated by
tabs, each field percent-encoded:

FILE   name
ERROR  message                                    (the file cannot be opened)
HDU    index
CARD   keyword, kind, value, comment              (numbers exact: integers, hexadecimal floats)
PLANE  width, height, finite, sum, min, max       (stored values of the first plane, as float64)
COMPRESSED  index, width, height, ...             (the same of a tile-compressed image)
"""

import sys
import warnings
from urllib.parse import quote

import numpy as np
from astropy.io import fits

# larger planes would only make the test slow
MOST_PIXELS = 4_000_000

warnings.simplefilter("ignore")


def tell(*fields):
    print("\t".join(quote(str(field), safe=" .,:+-") for field in fields))


def described(card):
    """Kind and value of one card."""
    try:
        value = card.value
    except Exception:
        return "unreadable", ""
    if card.keyword.upper() in ("COMMENT", "HISTORY", "", "CONTINUE") or card._invalid:
        return "commentary", str(value).rstrip()
    if isinstance(value, fits.card.Undefined):
        return "undefined", ""
    if isinstance(value, bool):
        return "logical", "T" if value else "F"
    if isinstance(value, int):
        return "integer", value
    if isinstance(value, float):
        return "real", value.hex()
    if isinstance(value, complex):
        return "complex", value.real.hex() + "," + value.imag.hex()
    return "text", value


def tell_plane(hdu, *labels):
    shape = hdu.shape or ()
    if not shape or 0 in shape or np.prod(shape[-2:]) > MOST_PIXELS or np.prod(shape) > 1e8:
        return
    try:
        data = hdu.data
    except Exception:
        return
    if data is None:
        return
    plane = data.reshape((-1,) + (shape[-2:] if len(shape) > 1 else (1, shape[0])))[0]
    values = plane.astype(np.float64).ravel()
    finite = values[np.isfinite(values)]
    if finite.size:
        # cumsum adds in order, as a loop does; sum does not
        numbers = (np.cumsum(finite)[-1], finite.min(), finite.max())
        exact = (float(number).hex() for number in numbers)
        tell(*labels, plane.shape[1], plane.shape[0], finite.size, *exact)


def main():
    for name in sys.stdin.read().splitlines():
        tell("FILE", name)
        try:
            with fits.open(
                name, do_not_scale_image_data=True, disable_image_compression=True
            ) as hdus:
                for index, hdu in enumerate(hdus):
                    tell("HDU", index)
                    for card in hdu.header.cards:
                        tell("CARD", card.keyword, *described(card), card.comment)
                    if isinstance(hdu, (fits.PrimaryHDU, fits.ImageHDU)):
                        tell_plane(hdu, "PLANE")
                compressed = any("ZIMAGE" in hdu.header for hdu in hdus)
            if compressed:
                with fits.open(name, do_not_scale_image_data=True) as hdus:
                    for index, hdu in enumerate(hdus):
                        if isinstance(hdu, fits.CompImageHDU):
                            tell_plane(hdu, "COMPRESSED", index)
        except OSError as e:
            tell("ERROR", e)


main()
