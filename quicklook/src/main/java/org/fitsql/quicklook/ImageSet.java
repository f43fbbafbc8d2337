package org.fitsql.quicklook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fitsql.quicklook.QuicklookImage.Kind;
import org.fitsql.quicklook.caption.Caption;
import org.fitsql.quicklook.caption.ExifFields;
import org.jspecify.annotations.Nullable;

/** Makes and writes all images of one picture: full size, smaller ones, thumbnail, deep zoom. */
final class ImageSet {
  private final QuicklookSettings settings;
  private final DrawingMark mark;
  private final JpegEncoder encoder = new JpegEncoder();

  ImageSet(QuicklookSettings settings, DrawingMark mark) {
    this.settings = settings;
    this.mark = mark;
  }

  /** An image that waits to be written; no bytes for a pyramid of tiles. */
  private record Ready(QuicklookPath path, GreyImage drawn, byte @Nullable [] bytes) {}

  /** All images are made before the first is written, so that they fail together. */
  List<QuicklookImage> write(
      List<QuicklookPath> wanted,
      GreyImage picture,
      Optional<Locator> locator,
      Limits limits,
      Caption caption)
      throws IOException {
    List<Ready> ready = new ArrayList<>();
    for (QuicklookPath path : wanted) {
      if (path.kind() == Kind.THUMBNAIL) {
        GreyImage small = Thumbnail.of(picture);
        ready.add(new Ready(path, small, ExifFields.into(encoder.encode(small), "", "")));
      } else {
        addSizes(path, locator.map(l -> l.above(picture)).orElse(picture), caption, ready);
      }
    }
    mark.begin(ready.stream().map(image -> image.path().root(settings)).toList());
    try {
      List<QuicklookImage> images = new ArrayList<>();
      for (Ready image : ready) {
        images.add(write(image, limits));
      }
      return List.copyOf(images);
    } finally {
      mark.end();
    }
  }

  /** Each smaller size from the next larger one; never larger than the picture is. */
  private void addSizes(QuicklookPath path, GreyImage full, Caption caption, List<Ready> ready)
      throws IOException {
    ready.add(described(path, full, full, caption));
    GreyImage drawn = full;
    for (int size : settings.sizes().stream().sorted(Comparator.reverseOrder()).toList()) {
      if (size < Math.max(full.width(), full.height())) {
        drawn = AreaAverage.within(drawn, size, size);
        ready.add(described(path.reduced(size), drawn, full, caption));
      }
    }
    if (settings.deepZoom()) {
      ready.add(new Ready(path.deepZoom(), full, null));
    }
  }

  private Ready described(QuicklookPath path, GreyImage drawn, GreyImage full, Caption caption)
      throws IOException {
    Caption own =
        caption.resampled(
            (double) drawn.width() / full.width(), (double) drawn.height() / full.height());
    return new Ready(path, drawn, own.into(encoder.encode(drawn), drawn.width(), drawn.height()));
  }

  private QuicklookImage write(Ready image, Limits limits) throws IOException {
    long size;
    if (image.bytes() == null) {
      size = new DeepZoom(image.drawn()).write(image.path().in(settings), encoder, mark.names());
    } else {
      size = image.bytes().length;
      ImageFile.write(image.path().in(settings), image.bytes(), mark.names());
    }
    return new QuicklookImage(
        image.path().kind(),
        image.path().relative(),
        image.drawn().width(),
        image.drawn().height(),
        size,
        limits.low(),
        limits.high(),
        limits.outcome(),
        limits.statistics());
  }
}
