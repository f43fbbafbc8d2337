"""Writes arrays for PercentilesAgainstNumpyTest and prints numpy's nanpercentile of each.

Usage: percentiles.py FOLDER

Each line of the output: name, numpy type, number of elements, 1st and 99th percentile of the finite
elements as hexadecimal floats. The elements are in FOLDER/name, big-endian as in FITS.
"""
import sys

import numpy as np

rng = np.random.default_rng(42)


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


for name, values in arrays():
    values.tofile("%s/%s" % (sys.argv[1], name))
    native = values.astype(values.dtype.newbyteorder("="))
    if native.dtype.kind == "f":
        native = np.where(np.isfinite(native), native, native.dtype.type(np.nan))
    low, high = np.nanpercentile(native, [1, 99])
    print(name, native.dtype.str[1:], native.size, float(low).hex(), float(high).hex())
