package org.fitsql.quicklook.caption;

import java.util.Optional;

/**
 * The linear world coordinates of a picture, as far as Astronomy Visualization Metadata 1.2 can say
 * them: a reference point, a projection and a matrix. Distortion, such as that of SIP, is left out.
 *
 * <p>Pixels are counted as FITS does: the centre of the lower left one is (1, 1), and y runs
 * upwards.
 *
 * @param frame AVM's word: ICRS, FK5, FK4, ECL, GAL or SGAL
 * @param equinox such as J2000; empty where the frame needs none
 * @param projection AVM's word: TAN, SIN, ARC, AIT, CAR or CEA
 * @param longitude of the reference point, degrees
 * @param latitude of the reference point, degrees
 * @param x pixel of the reference point
 * @param y pixel of the reference point
 * @param cd degrees per pixel: longitude by x and by y, latitude by x and by y
 */
public record WorldCoordinates(
    String frame,
    String equinox,
    String projection,
    double longitude,
    double latitude,
    double x,
    double y,
    Matrix cd) {

  /** A matrix of two rows, of which the first is that of the longitude. */
  public record Matrix(double xx, double xy, double yx, double yy) {

    double determinant() {
      return xx * yy - xy * yx;
    }

    boolean isUsable() {
      double determinant = determinant();
      return Double.isFinite(determinant) && determinant != 0;
    }
  }

  /** Of the first two axes of an image; empty where they are no sky, or AVM cannot say them. */
  public static Optional<WorldCoordinates> of(HeaderPair headers) {
    return new WorldReader(headers).read();
  }

  /** Of a picture in which these pixels lie further right and further up. */
  public WorldCoordinates shifted(double right, double up) {
    return at(x + right, y + up, cd);
  }

  /**
   * Of a picture with other pixels.
   *
   * @param across width of an old pixel in new ones, 0.25 where four became one
   * @param up the same along y
   */
  public WorldCoordinates resampled(double across, double up) {
    Matrix matrix = new Matrix(cd.xx / across, cd.xy / up, cd.yx / across, cd.yy / up);
    return at((x - 0.5) * across + 0.5, (y - 0.5) * up + 0.5, matrix);
  }

  private WorldCoordinates at(double newX, double newY, Matrix matrix) {
    return new WorldCoordinates(
        frame, equinox, projection, longitude, latitude, newX, newY, matrix);
  }

  /** Degrees per pixel along x; negative where longitude runs to the left, as in the sky. */
  double scaleX() {
    return Math.signum(cd.determinant()) * Math.hypot(cd.xx, cd.yx);
  }

  /** Degrees per pixel along y. */
  double scaleY() {
    return Math.hypot(cd.xy, cd.yy);
  }

  /**
   * The angle that FITS calls CROTA2, degrees. Axes that are not at right angles have two; this is
   * the one between them.
   */
  double rotation() {
    double sign = Math.signum(cd.determinant());
    double ofX = Math.atan2(sign * cd.yx, sign * cd.xx);
    double ofY = Math.atan2(-cd.xy, cd.yy);
    double between = ofX + Math.IEEEremainder(ofY - ofX, 2 * Math.PI) / 2;
    return Math.toDegrees(Math.IEEEremainder(between, 2 * Math.PI));
  }
}
