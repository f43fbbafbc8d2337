"""Writes arrays for NumbersAgreementTest and prints what numpy and astropy say of each.

Usage: pixel_numbers.py FOLDER

Each line of the output: name, numpy type, number of elements, then the numbers as name=value with
hexadecimal floats. The elements are in FOLDER/name, big-endian as in FITS. Numbers of clipping and
zscale are there where astropy is.
"""
import sys
import warnings

import numpy as np

try:
    from astropy.stats import SigmaClip, sigma_clipped_stats
    from astropy.visualization import ZScaleInterval
except ImportError:
    ZScaleInterval = None

warnings.simplefilter("ignore")
rng = np.random.default_rng(42)
PERCENTS = [0.1, 1, 5, 25, 50, 75, 95, 99, 99.9]


def arrays():
    for n in (1, 2, 3, 10, 99, 100, 101, 1000, 54321, 200000, 1000003):
        gauss = rng.normal(100, 10, n)
        yield "gauss-f4-%d" % n, gauss.astype(">f4")
        yield "gauss-f8-%d" % n, gauss.astype(">f8")
        yield "gauss-i2-%d" % n, gauss.astype(">i2")
        yield "gauss-i4-%d" % n, (gauss * 1e6).astype(">i4")
        yield "gauss-i8-%d" % n, (gauss * 1e9).astype(">i8")
        yield "gauss-u1-%d" % n, gauss.astype("u1")
        skew = np.exp(rng.normal(0, 3, n)).astype(">f4")
        skew[rng.integers(0, n, n // 50)] = np.nan
        skew[rng.integers(0, n, n // 50)] = np.inf
        skew[rng.integers(0, n, n // 50)] = -np.inf
        yield "skew-f4-%d" % n, skew
        yield "counts-f4-%d" % n, rng.poisson(0.05, n).astype(">f4")
        stars = rng.normal(30, 3, n)
        stars[rng.integers(0, n, n // 100)] += rng.exponential(20000, n // 100)
        yield "stars-f4-%d" % n, stars.astype(">f4")
        steps = np.where(np.arange(n) < n // 3, rng.normal(0, 1, n), rng.normal(10000, 1, n))
        yield "steps-f4-%d" % n, steps.astype(">f4")
        yield "whole-f4-%d" % n, np.rint(rng.normal(2000, 40, n)).astype(">f4")
        yield "flat-f8-%d" % n, rng.uniform(-1, 1, n).astype(">f8")


for name, values in arrays():
    values.tofile("%s/%s" % (sys.argv[1], name))
    native = values.astype(values.dtype.newbyteorder("="))
    finite = native[np.isfinite(native)]
    double = finite.astype("f8")
    numbers = {
        "nan": np.isnan(native).sum(),
        "infinite": np.isinf(native).sum(),
        "min": finite.min(),
        "max": finite.max(),
        "mean": double.mean(),
        "std": double.std(),
    }
    for percent in PERCENTS:
        numbers["p%s" % percent] = np.percentile(finite, percent)
    if ZScaleInterval:
        numbers["clippedmean"], _, numbers["clippedstd"] = sigma_clipped_stats(double)
        for kappa, iterations in ((3, 5), (2, 3)):
            _, low, high = SigmaClip(kappa, maxiters=iterations)(double, axis=None, return_bounds=True)
            numbers["sigmalow%d" % kappa], numbers["sigmahigh%d" % kappa] = low, high
        numbers["zlow"], numbers["zhigh"] = ZScaleInterval().get_limits(double)
    print(name, native.dtype.str[1:], native.size,
          " ".join("%s=%s" % (k, float(v).hex()) for k, v in numbers.items()))
