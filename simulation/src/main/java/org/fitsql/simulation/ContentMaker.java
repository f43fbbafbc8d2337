package org.fitsql.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.fitsql.simulation.detector.Drizzle;
import org.fitsql.simulation.detector.Exposure;
import org.fitsql.simulation.detector.Readout;
import org.fitsql.simulation.file.ConstantArray;
import org.fitsql.simulation.file.HduData;
import org.fitsql.simulation.file.ImageData;
import org.fitsql.simulation.header.Facts;
import org.fitsql.simulation.plan.DetectorPlan;
import org.fitsql.simulation.plan.FiletypePlan.HduPlan;
import org.fitsql.simulation.sky.RandomStreams;
import org.fitsql.simulation.sky.TangentPlane;

/** Makes the data of an HDU from the pixels of its observation. */
final class ContentMaker {
  private final DetectorPlan detector;
  private final ObservationPixels pixels;
  private final RandomStreams streams;

  ContentMaker(DetectorPlan detector, ObservationPixels pixels, RandomStreams streams) {
    this.detector = detector;
    this.pixels = pixels;
    this.streams = streams;
  }

  /**
   * @param data the data
   * @param facts what their header can quote: dimensions, world coordinates, statistics
   */
  record Content(HduData data, Facts facts) {}

  /** Data that belong to one chip. */
  Content ofChip(HduPlan hdu, Geometry.ChipFrame chip, Facts facts) {
    int width = chip.frame().width();
    int height = chip.frame().height();
    Facts known =
        place(wcs(facts.with("chip", (long) chip.chip()), chip.frame().wcs(), 0, 0), chip, 0, 0);
    return switch (hdu.content()) {
      case COUNTS -> counts(chip, facts);
      case SCIENCE -> {
        Exposure exposure = pixels.exposure(chip);
        yield new Content(
            ImageData.floats(width, height, exposure::row),
            statistics(size(known, width, height), exposure.statistics()));
      }
      case ERROR -> {
        Exposure exposure = pixels.exposure(chip);
        yield new Content(
            ImageData.floats(width, height, (y, row) -> errors(exposure, y, row)),
            size(known, width, height));
      }
      case QUALITY ->
          new Content(
              ImageData.shorts(width, height, pixels.exposure(chip).quality()),
              size(known, width, height));
      case CONSTANT -> constant(hdu, chip, facts);
      default -> new Content(small(hdu), known);
    };
  }

  /** Data of a combined image, or of no chip at all. */
  Content ofObservation(HduPlan hdu, Facts facts) {
    return switch (hdu.content()) {
      case MOSAIC, WEIGHT, CONTEXT -> combined(hdu, facts);
      default -> new Content(small(hdu), facts);
    };
  }

  private Content counts(Geometry.ChipFrame chip, Facts facts) {
    Readout readout =
        new Readout(
            detector,
            chip.overscan(),
            pixels.exposure(chip),
            pixels.noise(),
            streams.named("readout", Integer.toString(chip.chip())));
    Facts known = wcsOfReadout(chip, facts);
    Exposure.Statistics good = pixels.exposure(chip).statistics();
    double bias = detector.biasAt(false);
    Exposure.Statistics counts =
        new Exposure.Statistics(
            Math.rint(bias + good.min() / detector.gain()),
            Math.rint(bias + good.max() / detector.gain()),
            bias + good.mean() / detector.gain(),
            good.good());
    return new Content(
        readout.counts(), statistics(size(known, readout.width(), readout.height()), counts));
  }

  private Content constant(HduPlan hdu, Geometry.ChipFrame chip, Facts facts) {
    DetectorPlan.Overscan around = chip.overscan();
    int width = chip.frame().width() + around.left() + around.right();
    int height = chip.frame().height() + around.bottom() + around.top();
    return new Content(
        new ConstantArray(hdu.bitpix(), width, height, hdu.value()),
        size(wcsOfReadout(chip, facts), width, height));
  }

  private static Facts wcsOfReadout(Geometry.ChipFrame chip, Facts facts) {
    DetectorPlan.Overscan around = chip.overscan();
    Facts known =
        wcs(
            facts.with("chip", (long) chip.chip()),
            chip.frame().wcs(),
            around.left(),
            around.bottom());
    return place(known, chip, around.left(), around.bottom());
  }

  private Content combined(HduPlan hdu, Facts facts) {
    Drizzle drizzle = pixels.drizzle();
    int width = drizzle.frame().width();
    int height = drizzle.frame().height();
    Facts known = size(wcs(facts, drizzle.frame().wcs(), 0, 0), width, height);
    return switch (hdu.content()) {
      case MOSAIC ->
          new Content(
              ImageData.floats(width, height, drizzle.rate()),
              statistics(known, drizzle.statistics()));
      case WEIGHT -> new Content(ImageData.floats(width, height, drizzle.weight()), known);
      default -> new Content(ImageData.ints(width, height, drizzle.context()), known);
    };
  }

  private HduData small(HduPlan hdu) {
    SplittableRandom random = streams.named("content", hdu.extname());
    List<Integer> size = new ArrayList<>(hdu.size());
    return switch (hdu.content()) {
      case WORDS -> {
        short[] words = new short[size.get(0)];
        for (int i = 0; i < words.length; i++) {
          words[i] = (short) random.nextInt(i % 16 == 0 ? 32_767 : 256);
        }
        yield ImageData.vector(words);
      }
      case HISTOGRAM -> histogram(size.get(0), size.get(1), random);
      case DISTORTION -> {
        int width = size.get(0);
        yield ImageData.floats(
            width,
            size.get(1),
            (y, row) -> {
              for (int x = 0; x < width; x++) {
                row[x] =
                    (float) (0.004 * Math.sin(0.2 * x + 0.1 * hdu.extver()) * Math.cos(0.3 * y));
              }
            });
      }
      default -> new HduData.Absent(16);
    };
  }

  private static HduData histogram(int width, int height, SplittableRandom random) {
    int[] counts = new int[width * height];
    for (int i = 0; i < 2000; i++) {
      int x = (int) Math.round(width / 2.0 + random.nextGaussian() * width / 20);
      int y = (int) Math.round(height / 2.0 + random.nextGaussian() * height / 20);
      if (x >= 0 && y >= 0 && x < width && y < height) {
        counts[y * width + x]++;
      }
    }
    return ImageData.ints(width, height, counts);
  }

  private void errors(Exposure exposure, int y, float[] row) {
    exposure.row(y, row);
    double variance = detector.photonCounting() ? 0 : detector.readNoise() * detector.readNoise();
    for (int x = 0; x < row.length; x++) {
      row[x] = (float) Math.sqrt(Math.max(0, row[x]) + variance);
    }
  }

  private static Facts size(Facts facts, int width, int height) {
    return facts.with(
        Map.of(
            "width",
            (long) width,
            "height",
            (long) height,
            "centre-x",
            width / 2L,
            "centre-y",
            height / 2L));
  }

  private static Facts statistics(Facts facts, Exposure.Statistics of) {
    return facts.with(
        Map.of(
            "data.min", (double) (float) of.min(),
            "data.max", (double) (float) of.max(),
            "data.mean", (double) (float) of.mean(),
            "data.good", (long) of.good()));
  }

  private static Facts wcs(Facts facts, TangentPlane wcs, int left, int bottom) {
    return facts.with(
        Map.ofEntries(
            Map.entry("wcs.crpix1", wcs.crpix1() + left),
            Map.entry("wcs.crpix2", wcs.crpix2() + bottom),
            Map.entry("wcs.crval1", wcs.crval1()),
            Map.entry("wcs.crval2", wcs.crval2()),
            Map.entry("wcs.cd1_1", wcs.cd11()),
            Map.entry("wcs.cd1_2", wcs.cd12()),
            Map.entry("wcs.cd2_1", wcs.cd21()),
            Map.entry("wcs.cd2_2", wcs.cd22()),
            Map.entry("wcs.orientation", wcs.orientation()),
            Map.entry("wcs.scale", wcs.pixelScale() * 3600),
            Map.entry("wcs.left", (double) left),
            Map.entry("wcs.bottom", (double) bottom)));
  }

  /**
   * Where pixels of the chip lie in the image: the overscan adds, a subarray's corner takes away.
   */
  private static Facts place(Facts facts, Geometry.ChipFrame chip, int left, int bottom) {
    return facts.with(
        Map.of(
            "wcs.left", (double) left - chip.left(),
            "wcs.bottom", (double) bottom - chip.bottom()));
  }
}
