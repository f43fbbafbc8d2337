"""Draws one frame with numpy and Pillow: `numpy_quicklook.py FILE EXTNAME DIR [QUALITY MASK]`.

Says `ready`; for each line `go` it stacks the planes of the file, clips them at their 1st and 99th
percentiles, writes a JPEG and a thumbnail, and answers with one line of JSON. As acsql does, but so
that NaN does no harm.

With QUALITY and MASK it does all that fitsql does: pixels whose flags in the HDUs of that name have
a bit of MASK do not count, and the numbers of `quicklooks` are found for each plane and for all.
"""

import json
import os
import sys
import time

import numpy as np
from astropy.io import fits
from PIL import Image

PERCENTS = [0.1, 1, 5, 25, 50, 75, 95, 99, 99.9]


def numbers(values, flagged):
    """What fitsql stores beside a picture; NaN and flagged pixels do not count."""
    kept = values[np.isfinite(values)]
    found = dict(
        min=kept.min(), max=kept.max(), mean=kept.mean(), deviation=kept.std(),
        percentiles=np.percentile(kept, PERCENTS),
        nans=np.count_nonzero(np.isnan(values)), infinities=np.count_nonzero(np.isinf(values)),
        flagged=flagged,
    )
    for _ in range(5):
        middle, reach = np.median(kept), 3 * kept.std()
        inside = kept[np.abs(kept - middle) <= reach]
        if inside.size == kept.size:
            break
        kept = inside
    return dict(found, clipped_mean=kept.mean(), clipped_deviation=kept.std())


def planes_of(opened):
    return [hdu for hdu in opened if hdu.name == extname]


def good(hdu, opened):
    """Values of a plane with NaN where a flag is set, and how many there are."""
    bad = (opened[quality, hdu.ver].data & mask) != 0
    return np.where(bad, np.nan, hdu.data), np.count_nonzero(bad)


path, extname, folder, *flags = sys.argv[1:]
quality, mask = (flags[0], int(flags[1])) if flags else (None, 0)
name = "numpy-all" if flags else "numpy"
os.makedirs(folder, exist_ok=True)
print("ready", flush=True)
for line in sys.stdin:
    start = time.perf_counter()
    with fits.open(path) as opened:
        planes = planes_of(opened)
        image = np.vstack([hdu.data for hdu in planes]).astype(np.float64)
        counting = image
        if quality:
            parts = [good(hdu, opened) for hdu in planes]
            counting = np.vstack([values for values, _ in parts])
            for values, flagged in parts:
                numbers(values, flagged)
            numbers(counting, sum(flagged for _, flagged in parts))
    low, high = np.nanpercentile(counting, [1, 99])
    image = np.nan_to_num(image, nan=low)
    image = np.clip(image, low, high)
    image = (image - low) * (255.0 / max(high - low, 1e-30))
    picture = Image.fromarray(np.flipud(image).astype(np.uint8))
    picture.save(os.path.join(folder, name + ".jpg"))
    picture.thumbnail((128, 128))
    picture.save(os.path.join(folder, name + ".thumb"), "jpeg")
    print(json.dumps(dict(seconds=time.perf_counter() - start)), flush=True)
