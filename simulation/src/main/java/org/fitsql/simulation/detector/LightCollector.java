package org.fitsql.simulation.detector;

import org.fitsql.simulation.sky.Sky;

/**
 * The light that falls on a frame, in electrons per second: stars as Moffat profiles (beta = 3)
 * with diffraction spikes, small galaxies as exponential ellipses, diffuse light.
 */
final class LightCollector {
  /** Electrons per second below which the wings of a source are not drawn. */
  private static final double FAINT = 0.002;

  private static final int MAX_RADIUS = 160;
  private static final int COARSE = 4;

  private final Frame frame;
  private final float[] rate;
  private final double alpha;

  /**
   * @param fwhm full width at half maximum of a star in pixels
   */
  LightCollector(Frame frame, double fwhm) {
    this.frame = frame;
    this.rate = new float[frame.pixels()];
    this.alpha = fwhm / (2 * Math.sqrt(Math.cbrt(2) - 1));
  }

  float[] collect(Sky sky) {
    if (sky.isDiffuse()) {
      addDiffuse(sky);
    }
    for (Sky.Source source : sky.sources()) {
      double[] at = frame.wcs().pixel(source.ra(), source.dec());
      double x = at[0] - 1;
      double y = at[1] - 1;
      if (x < -MAX_RADIUS
          || y < -MAX_RADIUS
          || x > frame.width() + MAX_RADIUS
          || y > frame.height() + MAX_RADIUS) {
        continue;
      }
      if (source.size() > 0) {
        addEllipse(source, x, y);
      } else {
        addStar(source.flux(), x, y);
      }
    }
    return rate;
  }

  private void addStar(double flux, double x, double y) {
    double peak = flux * 2 / (Math.PI * alpha * alpha);
    double ratio = Math.cbrt(peak / FAINT);
    if (ratio <= 1) {
      return;
    }
    double radius = Math.min(MAX_RADIUS, alpha * Math.sqrt(ratio - 1) + 1);
    for (int iy = low(y - radius); iy <= high(y + radius, frame.height()); iy++) {
      for (int ix = low(x - radius); ix <= high(x + radius, frame.width()); ix++) {
        double t = 1 + ((ix - x) * (ix - x) + (iy - y) * (iy - y)) / (alpha * alpha);
        rate[iy * frame.width() + ix] += (float) (peak / (t * t * t));
      }
    }
    addSpikes(peak, x, y);
  }

  /** Four diffraction spikes of the secondary mirror's vanes, along the diagonals. */
  private void addSpikes(double peak, double x, double y) {
    double strength = peak * 0.004;
    int length = (int) Math.min(MAX_RADIUS, 12 * (Math.sqrt(Math.max(1, strength / FAINT)) - 1));
    for (int d = 2; d < length; d++) {
      double light = strength / Math.pow(1 + d / 12.0, 2) * (1 - (double) d / length);
      for (int quadrant = 0; quadrant < 4; quadrant++) {
        double sx = (quadrant & 1) == 0 ? d : -d;
        double sy = (quadrant & 2) == 0 ? d : -d;
        splat(x + sx, y + sy, light);
      }
    }
  }

  /** Shares light among the four pixels around a point. */
  private void splat(double x, double y, double light) {
    int ix = (int) Math.floor(x);
    int iy = (int) Math.floor(y);
    if (ix < 0 || iy < 0 || ix + 1 >= frame.width() || iy + 1 >= frame.height()) {
      return;
    }
    double fx = x - ix;
    double fy = y - iy;
    int at = iy * frame.width() + ix;
    rate[at] += (float) (light * (1 - fx) * (1 - fy));
    rate[at + 1] += (float) (light * fx * (1 - fy));
    rate[at + frame.width()] += (float) (light * (1 - fx) * fy);
    rate[at + frame.width() + 1] += (float) (light * fx * fy);
  }

  private void addEllipse(Sky.Source source, double x, double y) {
    double h = source.size();
    double q = source.roundness();
    double peak = source.flux() / (2 * Math.PI * h * h * q);
    double radius = h * Math.log(Math.max(2, peak / FAINT)) + 1;
    double cos = Math.cos(source.angle());
    double sin = Math.sin(source.angle());
    for (int iy = low(y - radius); iy <= high(y + radius, frame.height()); iy++) {
      for (int ix = low(x - radius); ix <= high(x + radius, frame.width()); ix++) {
        double along = (ix - x) * cos + (iy - y) * sin;
        double across = ((iy - y) * cos - (ix - x) * sin) / q;
        double r = Math.sqrt(along * along + across * across + 0.3);
        rate[iy * frame.width() + ix] += (float) (peak * Math.exp(-r / h));
      }
    }
  }

  /** Diffuse light changes slowly: every fourth pixel is computed, the others interpolated. */
  private void addDiffuse(Sky sky) {
    int columns = frame.width() / COARSE + 2;
    float[] below = diffuseRow(sky, 0, columns);
    for (int y0 = 0; y0 < frame.height(); y0 += COARSE) {
      float[] above = diffuseRow(sky, y0 + COARSE, columns);
      for (int y = y0; y < Math.min(y0 + COARSE, frame.height()); y++) {
        float fy = (float) (y - y0) / COARSE;
        for (int x = 0; x < frame.width(); x++) {
          int c = x / COARSE;
          float fx = (float) (x % COARSE) / COARSE;
          float low = below[c] * (1 - fx) + below[c + 1] * fx;
          float high = above[c] * (1 - fx) + above[c + 1] * fx;
          rate[y * frame.width() + x] += low * (1 - fy) + high * fy;
        }
      }
      below = above;
    }
  }

  private float[] diffuseRow(Sky sky, int y, int columns) {
    float[] row = new float[columns];
    for (int c = 0; c < columns; c++) {
      double[] at = frame.wcs().sky((double) c * COARSE + 1, y + 1.0);
      row[c] = (float) sky.diffuse(at[0], at[1]);
    }
    return row;
  }

  private static int low(double value) {
    return Math.max(0, (int) Math.ceil(value));
  }

  private static int high(double value, int size) {
    return Math.min(size - 1, (int) Math.floor(value));
  }
}
