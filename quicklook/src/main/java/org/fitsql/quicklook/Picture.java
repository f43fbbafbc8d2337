package org.fitsql.quicklook;

import java.util.List;
import org.fitsql.quicklook.QuicklookImage.Outcome;

/** Draws planes, stacked from the bottom and centred on the widest, as one grey picture. */
final class Picture {

  private Picture() {}

  static int width(List<Plane> bottomToTop) {
    return bottomToTop.stream().mapToInt(Plane::width).max().orElse(0);
  }

  static int height(List<Plane> bottomToTop, int gap) {
    int gaps = Math.max(0, bottomToTop.size() - 1) * gap;
    return bottomToTop.stream().mapToInt(Plane::height).sum() + gaps;
  }

  /**
   * The picture, in the work arrays: it is valid until the next one is drawn. Beside a plane that
   * is narrower than the widest there is background.
   *
   * @param noValue the level, 0 to 255, of background and of what is not a finite number
   */
  static GreyImage draw(List<Plane> bottomToTop, Limits limits, int noValue, WorkArrays arrays) {
    return draw(bottomToTop, 0, limits, noValue, arrays);
  }

  /**
   * As {@link #draw(List, Limits, int, WorkArrays)}, with {@code gap} rows of background between
   * planes.
   */
  static GreyImage draw(
      List<Plane> bottomToTop, int gap, Limits limits, int noValue, WorkArrays arrays) {
    int width = width(bottomToTop);
    int height = height(bottomToTop, gap);
    GreyImage image = new GreyImage(width, height, arrays.grey(width * height));
    if (limits.outcome() == Outcome.NO_FINITE_PIXEL) {
      image.drawCross();
      return image;
    }
    if (bottomToTop.stream().anyMatch(plane -> plane.width() < width)) {
      image.fill(noValue);
    }
    GreyScale scale = new GreyScale(limits, noValue);
    int bottom = 0;
    for (Plane plane : bottomToTop) {
      image.fillRows(bottom - gap, bottom, noValue);
      scale.draw(plane, image, (width - plane.width()) / 2, bottom, arrays);
      bottom += plane.height() + gap;
    }
    return image;
  }
}
