"""An archive of small ACS files: header after header, next to no pixels. Standard library alone.

small_archive.py DIRECTORY BRANCHES OBSERVATIONS-PER-BRANCH
"""

import os
import sys

LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz"


def card(keyword, value, comment):
    if isinstance(value, str):
        text = "'%-8s'" % value
    elif isinstance(value, bool):
        text = "%20s" % ("T" if value else "F")
    else:
        text = "%20s" % value
    return ("%-8s= %s / %s" % (keyword, text, comment))[:80].ljust(80)


def header(cards):
    text = "".join(cards) + "END".ljust(80)
    return text.ljust(-(-len(text) // 2880) * 2880).encode("ascii")


def primary(rootname, filetype, number):
    cards = [
        card("SIMPLE", True, "conforms to FITS standard"),
        card("BITPIX", 8, "bits per data value"),
        card("NAXIS", 0, "number of axes"),
        card("EXTEND", True, "extensions may follow"),
        card("NEXTEND", 3, "number of extensions"),
        card("FILENAME", "%s_%s.fits" % (rootname, filetype), "name of file"),
        card("ROOTNAME", rootname, "rootname of the observation set"),
        card("PROPOSID", 9000 + number % 97, "PEP proposal identifier"),
        card("TELESCOP", "HST", "telescope used to acquire data"),
        card("INSTRUME", "ACS", "identifier for instrument used to acquire data"),
        card("DETECTOR", "HRC", "detector in use: WFC, HRC, or SBC"),
        card("TARGNAME", "NGC%04d" % (number % 7000), "proposer's target name"),
        card("RA_TARG", 5.0 + number % 350, "right ascension of the target (deg)"),
        card("DEC_TARG", -70.0 + number % 140, "declination of the target (deg)"),
        card("DATE-OBS", "2003-0%d-1%d" % (1 + number % 9, number % 9), "UT date of start"),
        card("TIME-OBS", "12:%02d:%02d" % (number % 60, number % 59), "UT time of start"),
        card("EXPTIME", 10.0 + number % 900, "exposure duration (seconds)--calculated"),
        card("FILTER1", "F%03dW" % (400 + number % 400), "element selected from filter wheel 1"),
        card("FILTER2", "CLEAR2S", "element selected from filter wheel 2"),
        card("APERTURE", "HRC", "aperture name"),
    ]
    # some that no definition knows, of types that do not all fit from the first file on
    cards += [card("XKEY%02d" % i, number * i, "a keyword of this archive") for i in range(20)]
    cards.append(card("XMIXED", number if number % 2 else number + 0.5, "whole or not"))
    return header(cards)


def extension(name, number):
    return header(
        [
            "XTENSION= 'IMAGE   '           / image extension".ljust(80),
            card("BITPIX", -32, "bits per data value"),
            card("NAXIS", 2, "number of axes"),
            card("NAXIS1", 8, "length of axis 1"),
            card("NAXIS2", 8, "length of axis 2"),
            card("PCOUNT", 0, "number of parameters"),
            card("GCOUNT", 1, "number of groups"),
            card("EXTNAME", name, "extension name"),
            card("EXTVER", 1, "extension version number"),
            card("CRVAL1", 5.0 + number % 350, "first axis value at the reference pixel"),
            card("CRVAL2", -70.0 + number % 140, "second axis value at the reference pixel"),
            card("MEANDARK", number / 1000, "average of the dark values subtracted"),
        ]
        + [card("XEXT%02d" % i, number + i / 8, "a keyword of this archive") for i in range(20)]
    ) + bytes(2880)


def main(directory, branches, each):
    for branch in range(branches):
        program = "j%s%s%s" % (
            LETTERS[branch // 1296 % 36],
            LETTERS[branch // 36 % 36],
            LETTERS[branch % 36],
        )
        for i in range(each):
            rootname = "%s%02d%s%sq" % (program, i % 100, LETTERS[i // 3600 % 36], LETTERS[i // 100 % 36])
            folder = os.path.join(directory, program, rootname)
            os.makedirs(folder)
            number = branch * each + i
            for filetype in ("raw", "flt"):
                with open(os.path.join(folder, "%s_%s.fits" % (rootname, filetype)), "wb") as file:
                    file.write(primary(rootname, filetype, number))
                    for name in ("SCI", "ERR", "DQ"):
                        file.write(extension(name, number))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
