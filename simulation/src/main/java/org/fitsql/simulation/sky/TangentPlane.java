package org.fitsql.simulation.sky;

/**
 * A gnomonic projection (CTYPE RA---TAN, DEC--TAN; Calabretta and Greisen 2002) with a CD matrix.
 *
 * @param crpix1 reference pixel, x; the centre of the first pixel is 1
 * @param crpix2 reference pixel, y
 * @param crval1 right ascension of the reference pixel in degrees
 * @param crval2 declination of the reference pixel in degrees
 * @param pixelScale degrees per pixel
 * @param orientation position angle of the y axis in degrees, east of north (ORIENTAT)
 */
public record TangentPlane(
    double crpix1,
    double crpix2,
    double crval1,
    double crval2,
    double pixelScale,
    double orientation) {

  public double cd11() {
    return -pixelScale * Math.cos(Math.toRadians(orientation));
  }

  public double cd12() {
    return pixelScale * Math.sin(Math.toRadians(orientation));
  }

  public double cd21() {
    return pixelScale * Math.sin(Math.toRadians(orientation));
  }

  public double cd22() {
    return pixelScale * Math.cos(Math.toRadians(orientation));
  }

  /** Right ascension and declination in degrees of a pixel. */
  public double[] sky(double x, double y) {
    double dx = x - crpix1;
    double dy = y - crpix2;
    double xi = Math.toRadians(cd11() * dx + cd12() * dy);
    double eta = Math.toRadians(cd21() * dx + cd22() * dy);
    double dec0 = Math.toRadians(crval2);
    double denominator = Math.cos(dec0) - eta * Math.sin(dec0);
    double ra = Math.toRadians(crval1) + Math.atan2(xi, denominator);
    double dec = Math.atan2(Math.sin(dec0) + eta * Math.cos(dec0), Math.hypot(xi, denominator));
    return new double[] {(Math.toDegrees(ra) + 360) % 360, Math.toDegrees(dec)};
  }

  /** The pixel of a direction within 90 degrees of the reference pixel. */
  public double[] pixel(double ra, double dec) {
    double dRa = Math.toRadians(ra - crval1);
    double d = Math.toRadians(dec);
    double dec0 = Math.toRadians(crval2);
    double cosine = Math.sin(d) * Math.sin(dec0) + Math.cos(d) * Math.cos(dec0) * Math.cos(dRa);
    double xi = Math.toDegrees(Math.cos(d) * Math.sin(dRa) / cosine);
    double eta =
        Math.toDegrees(
            (Math.sin(d) * Math.cos(dec0) - Math.cos(d) * Math.sin(dec0) * Math.cos(dRa)) / cosine);
    double determinant = cd11() * cd22() - cd12() * cd21();
    double x = (cd22() * xi - cd12() * eta) / determinant;
    double y = (cd11() * eta - cd21() * xi) / determinant;
    return new double[] {crpix1 + x, crpix2 + y};
  }

  /** The same orientation and scale, with the reference moved to another pixel of this plane. */
  public TangentPlane centredOn(double x, double y, double newCrpix1, double newCrpix2) {
    double[] centre = sky(x, y);
    return new TangentPlane(newCrpix1, newCrpix2, centre[0], centre[1], pixelScale, orientation);
  }

  /**
   * The affine map from pixels of this plane to pixels of another, good to a small part of a pixel
   * within some arc minutes: {@code x' = m[0] + m[1] x + m[2] y}, {@code y' = m[3] + m[4] x + m[5]
   * y}.
   */
  public double[] affineTo(TangentPlane other, double span) {
    double[] origin = through(other, crpix1, crpix2);
    double[] right = through(other, crpix1 + span, crpix2);
    double[] up = through(other, crpix1, crpix2 + span);
    double xx = (right[0] - origin[0]) / span;
    double xy = (up[0] - origin[0]) / span;
    double yx = (right[1] - origin[1]) / span;
    double yy = (up[1] - origin[1]) / span;
    return new double[] {
      origin[0] - xx * crpix1 - xy * crpix2, xx, xy, origin[1] - yx * crpix1 - yy * crpix2, yx, yy
    };
  }

  private double[] through(TangentPlane other, double x, double y) {
    double[] sky = sky(x, y);
    return other.pixel(sky[0], sky[1]);
  }
}
