package org.fitsql.definitions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.fitsql.fits.Header;

/**
 * Which pixels of a plane see light; around them lie overscan and what is trimmed later. Pixel p of
 * the image, from 1, is pixel {@code (p - offset) / scale} of the detector, so that subarrays and
 * binned images need no rule of their own.
 *
 * @param filetypes the filetypes whose frames are not trimmed yet; all others see light everywhere
 * @param offset keywords of the offset along x and y, such as LTV1 and LTV2
 * @param scale keywords of the scale along x and y, such as LTM1_1 and LTM2_2; 1 where absent
 * @param pixels width and height of what sees light in one plane, by detector
 * @param frames the offsets of full frames, for headers that do not say them
 */
public record ActiveArea(
    Set<String> filetypes,
    List<String> offset,
    List<String> scale,
    Map<String, List<Integer>> pixels,
    List<Frame> frames) {

  /**
   * @param detector detector, lower case
   * @param part part of the detector as the mosaic rule names it, or empty for any
   * @param size width and height of the frame
   * @param offset along x and y
   */
  public record Frame(String detector, String part, List<Integer> size, List<Integer> offset) {}

  /** Columns and rows of the image, from 0, of which the last ones are no more inside. */
  public record Window(int left, int bottom, int right, int top) {}

  /**
   * The window of a plane; empty where nothing is known of the detector or of the plane's place.
   *
   * @param part part of the detector as the mosaic rule names it, or empty
   */
  public Optional<Window> window(
      String detector, String part, Header plane, int width, int height) {
    List<Integer> size = pixels.get(detector);
    if (size == null) {
      return Optional.empty();
    }
    OptionalDouble x = offset(0, detector, part, plane, width, height);
    OptionalDouble y = offset(1, detector, part, plane, width, height);
    if (x.isEmpty() || y.isEmpty()) {
      return Optional.empty();
    }
    double stepX = step(0, plane);
    double stepY = step(1, plane);
    return Optional.of(
        new Window(
            first(x.getAsDouble(), stepX, width),
            first(y.getAsDouble(), stepY, height),
            end(x.getAsDouble(), stepX, size.get(0), width),
            end(y.getAsDouble(), stepY, size.get(1), height)));
  }

  // detector pixel 1 reaches from 0.5 to 1.5; an image pixel counts where its centre is inside
  private static int first(double offset, double step, int length) {
    return clamp((int) Math.ceil(0.5 * step + offset - 1e-6) - 1, length);
  }

  private static int end(double offset, double step, int size, int length) {
    return clamp((int) Math.floor((size + 0.5) * step + offset + 1e-6), length);
  }

  private static int clamp(int pixel, int length) {
    return Math.max(0, Math.min(length, pixel));
  }

  private double step(int axis, Header plane) {
    return plane.real(scale.get(axis)).filter(step -> step > 0 && step <= 1).orElse(1.0);
  }

  private OptionalDouble offset(
      int axis, String detector, String part, Header plane, int width, int height) {
    Optional<Double> said = plane.real(offset.get(axis)).filter(Double::isFinite);
    if (said.isPresent()) {
      return OptionalDouble.of(said.get());
    }
    return frames.stream()
        .filter(frame -> frame.detector().equals(detector))
        .filter(frame -> frame.part().isEmpty() || frame.part().equals(part))
        .filter(frame -> frame.size().equals(List.of(width, height)))
        .mapToDouble(frame -> frame.offset().get(axis))
        .findFirst();
  }
}
