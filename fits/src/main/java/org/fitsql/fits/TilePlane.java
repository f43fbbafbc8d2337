package org.fitsql.fits;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;

/**
 * Decompressed pixels in the type that ZBITPIX names.
 *
 * @param width pixels
 * @param height pixels
 * @param values an array of byte, short, int, float or double
 */
record TilePlane(int width, int height, Object values) {

  static TilePlane of(int bitpix, int width, int height) {
    int size = Math.multiplyExact(width, height);
    Object values =
        switch (bitpix) {
          case 8 -> new byte[size];
          case 16 -> new short[size];
          case 32 -> new int[size];
          case -32 -> new float[size];
          default -> new double[size];
        };
    return new TilePlane(width, height, values);
  }

  /** Copies {@code count} pixels. */
  void copy(int from, TilePlane to, int at, int count) {
    System.arraycopy(values, from, to.values, at, count);
  }

  int size() {
    return Array.getLength(values);
  }

  TilePlane with(int[] integers) {
    for (int i = 0; i < integers.length; i++) {
      if (values instanceof byte[] bytes) {
        bytes[i] = (byte) integers[i];
      } else if (values instanceof short[] shorts) {
        shorts[i] = (short) integers[i];
      } else {
        ((int[]) values)[i] = integers[i];
      }
    }
    return this;
  }

  TilePlane with(double[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      if (values instanceof float[] floats) {
        floats[i] = (float) numbers[i];
      } else {
        ((double[]) values)[i] = numbers[i];
      }
    }
    return this;
  }

  /** Big-endian bytes in the type of this plane. */
  TilePlane with(ByteBuffer bytes) {
    if (values instanceof byte[] own) {
      bytes.get(own);
    } else if (values instanceof short[] shorts) {
      bytes.asShortBuffer().get(shorts);
    } else if (values instanceof int[] ints) {
      bytes.asIntBuffer().get(ints);
    } else if (values instanceof float[] floats) {
      bytes.asFloatBuffer().get(floats);
    } else {
      bytes.asDoubleBuffer().get((double[]) values);
    }
    return this;
  }

  Pixels pixels(Pixels.Scaling scaling) {
    if (values instanceof byte[] bytes) {
      return new Pixels.Bytes(width, height, scaling, bytes);
    } else if (values instanceof short[] shorts) {
      return new Pixels.Shorts(width, height, scaling, shorts);
    } else if (values instanceof int[] ints) {
      return new Pixels.Ints(width, height, scaling, ints);
    } else if (values instanceof float[] floats) {
      return new Pixels.Floats(width, height, scaling, floats);
    }
    return new Pixels.Doubles(width, height, scaling, (double[]) values);
  }
}
