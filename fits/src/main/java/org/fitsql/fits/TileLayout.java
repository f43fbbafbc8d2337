package org.fitsql.fits;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the tiles of a compressed image lie: ZTILEn pixels along each axis, the first axis varying
 * fastest; tiles at the far edges may be smaller (FITS standard 4.0, section 10.1).
 */
final class TileLayout {
  private final int[] axes;
  private final int[] tile;
  private final int[] counts;

  /** By default a tile is one row. */
  TileLayout(List<Long> axes, Header header) {
    this.axes = axes.stream().mapToInt(Math::toIntExact).toArray();
    this.tile = new int[axes.size()];
    this.counts = new int[axes.size()];
    for (int i = 0; i < tile.length; i++) {
      long length = header.whole("ZTILE" + (i + 1)).orElse(i == 0 ? axes.get(0) : 1L);
      tile[i] = (int) Math.max(1, Math.min(length, axes.get(i)));
      counts[i] = (this.axes[i] + tile[i] - 1) / tile[i];
    }
  }

  int width() {
    return axes[0];
  }

  int height() {
    return axes.length > 1 ? axes[1] : 1;
  }

  /** Number of tiles of the whole image. */
  long tiles() {
    long tiles = 1;
    for (int count : counts) {
      tiles *= count;
    }
    return tiles;
  }

  /** Pixels of a tile. */
  int size(int index) {
    int size = 1;
    for (int axis = 0; axis < axes.length; axis++) {
      size *= length(index, axis);
    }
    return size;
  }

  /** The tiles that hold pixels of a plane. */
  List<Integer> tilesOf(long plane) {
    List<Integer> tiles = new ArrayList<>();
    for (int index = 0; index < tiles(); index++) {
      if (depth(index, plane) >= 0) {
        tiles.add(index);
      }
    }
    return tiles;
  }

  /** Copies the part of a tile that belongs to a plane to its place. */
  void place(TilePlane decoded, int index, long plane, TilePlane image) {
    int columns = length(index, 0);
    int rows = axes.length > 1 ? length(index, 1) : 1;
    int left = position(index, 0) * tile[0];
    int bottom = axes.length > 1 ? position(index, 1) * tile[1] : 0;
    int from = depth(index, plane) * columns * rows;
    for (int y = 0; y < rows; y++) {
      decoded.copy(from + y * columns, image, (bottom + y) * width() + left, columns);
    }
  }

  /** Which plane of the tile a plane of the image is; -1 where the tile has no part in it. */
  private int depth(int index, long plane) {
    long left = plane;
    int depth = 0;
    int step = 1;
    for (int axis = 2; axis < axes.length; axis++) {
      int inside = (int) (left % axes[axis]) - position(index, axis) * tile[axis];
      if (inside < 0 || inside >= length(index, axis)) {
        return -1;
      }
      depth += inside * step;
      step *= length(index, axis);
      left /= axes[axis];
    }
    return depth;
  }

  private int position(int index, int axis) {
    int left = index;
    for (int i = 0; i < axis; i++) {
      left /= counts[i];
    }
    return left % counts[axis];
  }

  private int length(int index, int axis) {
    return Math.min(tile[axis], axes[axis] - position(index, axis) * tile[axis]);
  }
}
