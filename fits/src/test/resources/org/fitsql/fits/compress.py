"""Compresses images with astropy in every way it knows, and writes what it reads back beside them."""
import sys, warnings
import numpy as np
from astropy.io import fits

warnings.simplefilter("ignore")
folder = sys.argv[1]
random = np.random.default_rng(7)
height, width = 61, 83
smooth = (np.add.outer(np.arange(height), np.arange(width)) * 3 + 100).astype(float)
noisy = smooth + random.normal(0, 12, (height, width))
gaps = noisy.copy()
gaps[random.random(gaps.shape) < 0.1] = np.nan
zeros = noisy.copy()
zeros[random.random(zeros.shape) < 0.2] = 0
cube = np.stack([noisy, noisy * 2, zeros, noisy + 7])

cases = []
for algorithm in ("RICE_1", "GZIP_1", "GZIP_2", "PLIO_1", "HCOMPRESS_1"):
    for kind in ("u1", "i2", "i4"):
        cases.append((algorithm, np.abs(noisy).astype(kind), {}))
    cases.append((algorithm, noisy.astype("i2"), {"tile_size": (20, 17)}))
    if algorithm != "HCOMPRESS_1":
        cases.append((algorithm, np.abs(cube).astype("i2"), {}))
        cases.append((algorithm, np.abs(cube).astype("i4"), {"tile_size": (20, 17, 3)}))
    if algorithm != "PLIO_1":
        cases.append((algorithm, (noisy + 40000).astype("u2"), {}))
        for kind in ("f4", "f8"):
            for method in (-1, 1, 2):
                for level in (16, 4, -0.5):
                    for data in (noisy, zeros, gaps):
                        cases.append((algorithm, data.astype(kind), {
                            "quantize_method": method, "quantize_level": level, "dither_seed": 4321}))
            if algorithm.startswith("GZIP"):
                for data in (noisy, gaps):
                    cases.append((algorithm, data.astype(kind), {"quantize_level": 0}))

for number, (algorithm, data, options) in enumerate(cases):
    name = f"{folder}/{number:03d}"
    label = f"{algorithm} {data.dtype} {data.ndim} {np.isnan(data.astype(float)).sum()} {options}"
    try:
        hdu = fits.CompImageHDU(data, compression_type=algorithm, **options)
        fits.HDUList([fits.PrimaryHDU(), hdu]).writeto(f"{name}.fits")
        read = fits.getdata(f"{name}.fits")
        fits.PrimaryHDU(read).writeto(f"{name}_read.fits")
    except Exception as e:
        print(f"skipped\t{name}\t{label}: {e!r}"[:200].replace("\n", " "))
        continue
    print(f"made\t{name}\t{label}")

# quantised pixels with NaN, by the words of the standard: astropy 5 loses them
import gzip
integers = random.integers(-1000, 1000, (3, 50)).astype(">i4")
integers[random.random(integers.shape) < 0.2] = -2147483647
cells = np.empty(3, dtype=object)
for i in range(3):
    cells[i] = np.frombuffer(gzip.compress(integers[i].tobytes()), dtype="u1")
table = fits.BinTableHDU.from_columns([
    fits.Column("COMPRESSED_DATA", "1PB()", array=cells),
    fits.Column("ZSCALE", "1D", array=[0.5, 0.25, 2.0]),
    fits.Column("ZZERO", "1D", array=[10.0, -3.0, 0.125]),
    fits.Column("ZBLANK", "1J", array=[-2147483647] * 3)])
for key, value in (("ZIMAGE", True), ("ZBITPIX", -32), ("ZNAXIS", 2), ("ZNAXIS1", 50),
                   ("ZNAXIS2", 3), ("ZCMPTYPE", "GZIP_1"), ("ZQUANTIZ", "NO_DITHER")):
    table.header[key] = value
table.writeto(f"{folder}/blank.fits")
expected = integers.astype(float) * [[0.5], [0.25], [2.0]] + [[10.0], [-3.0], [0.125]]
expected[integers == -2147483647] = np.nan
fits.PrimaryHDU(expected.astype("f4")).writeto(f"{folder}/blank_read.fits")
print(f"made\t{folder}/blank\tGZIP_1 with ZBLANK")
