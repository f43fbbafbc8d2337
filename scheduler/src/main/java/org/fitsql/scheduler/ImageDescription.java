package org.fitsql.scheduler;

import java.util.List;
import java.util.Locale;
import org.fitsql.definitions.QuicklookStyle;
import org.fitsql.ingest.inventory.ImageBasis;
import org.fitsql.ingest.inventory.QuicklookState;
import org.fitsql.ingest.observation.FileImages;
import org.fitsql.ingest.observation.PixelNumbers;
import org.fitsql.quicklook.Distribution;
import org.fitsql.quicklook.Drawn;
import org.fitsql.quicklook.ImageState;
import org.fitsql.quicklook.PlaneNumbers;
import org.fitsql.quicklook.PlaneStatistics;
import org.fitsql.quicklook.QuicklookImage;

/** Tells {@code ingest}, which does not know {@code quicklook}, what was drawn. */
public final class ImageDescription {

  private ImageDescription() {}

  /** The images and planes as rows tell them. */
  public static FileImages of(Drawn.Images drawn) {
    List<FileImages.Image> images =
        drawn.images().stream().map(image -> image(image, drawn.style())).toList();
    List<FileImages.PlaneRow> planes =
        drawn.planes().stream().map(ImageDescription::plane).toList();
    ImageState state = drawn.state();
    ImageBasis basis = new ImageBasis(state.pixels(), state.settings(), state.headers());
    return new FileImages(QuicklookState.DRAWN, images, planes, basis, null);
  }

  /** How the database spells a constant. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static FileImages.Image image(QuicklookImage image, QuicklookStyle style) {
    return new FileImages.Image(
        word(image.kind()),
        image.path().toString(),
        image.width(),
        image.height(),
        image.bytes(),
        style.limits().word(),
        style.stretch().word(),
        image.low(),
        image.high(),
        word(image.outcome()),
        numbers(image.statistics()));
  }

  private static FileImages.PlaneRow plane(PlaneNumbers plane) {
    return new FileImages.PlaneRow(
        plane.hdu(), plane.extname(), plane.extver(), numbers(plane.statistics()));
  }

  private static PixelNumbers numbers(PlaneStatistics all) {
    Distribution good = all.good();
    return new PixelNumbers(
        all.pixels(),
        all.finite(),
        all.nan(),
        all.infinite(),
        all.flagged(),
        all.saturated(),
        all.min(),
        all.max(),
        all.mean(),
        good.count(),
        good.min(),
        good.max(),
        good.mean(),
        good.deviation(),
        good.clippedMean(),
        good.clippedDeviation(),
        good.percentiles());
  }
}
