"""Draws one frame as acsql does, but so that NaN does no harm: `numpy_quicklook.py FILE EXTNAME DIR`.

Says `ready`; for each line `go` it stacks the planes of the file, clips them at their 1st and 99th
percentiles, writes a JPEG and a thumbnail with Pillow, and answers with one line of JSON.
"""

import json
import os
import sys
import time

import numpy as np
from astropy.io import fits
from PIL import Image

path, extname, folder = sys.argv[1:]
os.makedirs(folder, exist_ok=True)
print("ready", flush=True)
for line in sys.stdin:
    start = time.perf_counter()
    with fits.open(path) as opened:
        planes = [hdu.data for hdu in opened if hdu.name == extname]
        image = np.vstack(planes).astype(np.float64)
    low, high = np.nanpercentile(image, [1, 99])
    image = np.nan_to_num(image, nan=low)
    image = np.clip(image, low, high)
    image = (image - low) * (255.0 / max(high - low, 1e-30))
    picture = Image.fromarray(np.flipud(image).astype(np.uint8))
    picture.save(os.path.join(folder, "numpy.jpg"))
    picture.thumbnail((128, 128))
    picture.save(os.path.join(folder, "numpy.thumb"), "jpeg")
    print(json.dumps(dict(seconds=time.perf_counter() - start)), flush=True)
