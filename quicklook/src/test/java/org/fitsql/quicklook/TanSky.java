package org.fitsql.quicklook;

/** The gnomonic projection by the textbook: Calabretta and Greisen 2002, section 5.1.3. */
final class TanSky {
  private TanSky() {}

  /** Longitude and latitude, degrees, of a pixel so far from the reference pixel. */
  static double[] of(double lon, double lat, double dx, double dy, double[] cd) {
    double xi = Math.toRadians(cd[0] * dx + cd[1] * dy);
    double eta = Math.toRadians(cd[2] * dx + cd[3] * dy);
    double lat0 = Math.toRadians(lat);
    double depth = Math.cos(lat0) - eta * Math.sin(lat0);
    double dlon = Math.atan2(xi, depth);
    double found = Math.atan2(Math.sin(lat0) + eta * Math.cos(lat0), Math.hypot(xi, depth));
    return new double[] {lon + Math.toDegrees(dlon), Math.toDegrees(found)};
  }

  /** How far two places are apart in pixels of so many degrees. */
  static double pixels(double[] one, double[] other, double degrees) {
    double dlon = (one[0] - other[0]) * Math.cos(Math.toRadians(one[1]));
    return Math.hypot(dlon, one[1] - other[1]) / degrees;
  }
}
