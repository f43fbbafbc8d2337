package org.fitsql.simulation;

import java.util.ArrayList;
import java.util.List;
import org.fitsql.simulation.detector.Frame;
import org.fitsql.simulation.plan.DetectorPlan;
import org.fitsql.simulation.plan.VisitPlan;
import org.fitsql.simulation.sky.TangentPlane;
import org.jspecify.annotations.Nullable;

/** Where the chips of a detector look during a visit. */
final class Geometry {
  private static final double ARC_SECONDS = 3600;

  private final DetectorPlan detector;
  private final VisitPlan visit;
  private final double factor;
  private final int width;
  private final int height;
  private final int gap;

  Geometry(DetectorPlan detector, VisitPlan visit, double factor) {
    this.detector = detector;
    this.visit = visit;
    this.factor = factor;
    this.width = scaled(detector.width());
    this.height = scaled(detector.height());
    this.gap = (int) Math.round(detector.gap() * factor);
  }

  /** One chip, or the part of it that was read out. */
  record ChipFrame(
      int chip,
      DetectorPlan.Chip plan,
      Frame frame,
      DetectorPlan.Overscan overscan,
      int left,
      int bottom) {}

  /** Half the width of the detector in degrees. */
  double halfWidth() {
    return detector.pixelScale()
        * Math.max(detector.width(), totalHeight() / factor)
        / 2
        / ARC_SECONDS;
  }

  /** Where exposure {@code index} points. */
  TangentPlane pointing(double ra, double dec, int index) {
    VisitPlan.@Nullable Subarray part = visit.subarray();
    double x =
        part == null ? (width + 1) / 2.0 : position(part.x()) + (scaled(part.width()) + 1) / 2.0;
    double y =
        part == null
            ? (totalHeight() + 1) / 2.0
            : bottom(part.chip() - 1) + position(part.y()) + (scaled(part.height()) + 1) / 2.0;
    double scale = detector.pixelScale() / factor / ARC_SECONDS;
    TangentPlane target = new TangentPlane(x, y, ra, dec, scale, visit.orientation());
    double dx = index * visit.ditherX() * factor;
    double dy = index * visit.ditherY() * factor;
    return target.centredOn(x + dx, y + dy, x, y);
  }

  /** The chips of one exposure that were read out, from bottom to top. */
  List<ChipFrame> chips(TangentPlane pointing) {
    VisitPlan.@Nullable Subarray part = visit.subarray();
    List<ChipFrame> frames = new ArrayList<>();
    for (int i = 0; i < detector.chips().size(); i++) {
      DetectorPlan.Chip chip = detector.chips().get(i);
      if (part == null) {
        Frame frame = frame(pointing, 0, bottom(i), width, height);
        frames.add(new ChipFrame(i + 1, chip, frame, chip.overscan().scaled(factor), 0, 0));
      } else if (part.chip() == i + 1) {
        frames.add(
            new ChipFrame(
                i + 1,
                chip,
                frame(pointing, part, bottom(i)),
                edges(chip, part),
                position(part.x()),
                position(part.y())));
      }
    }
    return frames;
  }

  /** The grid of combined images: everything that any exposure saw, turned a little. */
  Frame combined(TangentPlane first) {
    double turn = Math.toRadians(detector.drizzleRotation());
    double margin = visit.exposures() * Math.hypot(visit.ditherX(), visit.ditherY()) * factor + 4;
    double wide = width + margin;
    double tall = totalHeight() + margin;
    int across = (int) Math.ceil(wide * Math.cos(turn) + tall * Math.abs(Math.sin(turn)));
    int up = (int) Math.ceil(tall * Math.cos(turn) + wide * Math.abs(Math.sin(turn)));
    double half = (visit.exposures() - 1) / 2.0 * factor;
    double[] centre =
        first.sky(first.crpix1() + half * visit.ditherX(), first.crpix2() + half * visit.ditherY());
    return new Frame(
        across,
        up,
        new TangentPlane(
            (across + 1) / 2.0,
            (up + 1) / 2.0,
            centre[0],
            centre[1],
            first.pixelScale(),
            first.orientation() + detector.drizzleRotation()));
  }

  private Frame frame(TangentPlane pointing, VisitPlan.Subarray part, int bottom) {
    return frame(
        pointing,
        position(part.x()),
        bottom + position(part.y()),
        scaled(part.width()),
        scaled(part.height()));
  }

  private static Frame frame(TangentPlane pointing, int x, int y, int width, int height) {
    double cx = (width + 1) / 2.0;
    double cy = (height + 1) / 2.0;
    return new Frame(width, height, pointing.centredOn(x + cx, y + cy, cx, cy));
  }

  private DetectorPlan.Overscan edges(DetectorPlan.Chip chip, VisitPlan.Subarray part) {
    DetectorPlan.Overscan whole = chip.overscan().scaled(factor);
    int left = part.x() == 0 ? whole.left() : 0;
    int right = part.x() + part.width() == detector.width() ? whole.right() : 0;
    return new DetectorPlan.Overscan(left, right, 0, 0);
  }

  private int bottom(int chip) {
    return chip * (height + gap);
  }

  private int totalHeight() {
    return detector.chips().size() * (height + gap) - gap;
  }

  private int scaled(int size) {
    return Math.max(8, (int) Math.round(size * factor));
  }

  private int position(int pixel) {
    return (int) Math.round(pixel * factor);
  }
}
