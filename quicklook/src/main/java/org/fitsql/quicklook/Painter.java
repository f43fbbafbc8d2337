package org.fitsql.quicklook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fitsql.definitions.QuicklookStyle;
import org.fitsql.definitions.StyleChoice;
import org.fitsql.fits.Hdu;

/** Planes to pictures with words about their limits. */
final class Painter {
  /** Pixels of background between slices. */
  private static final int SEPARATOR = 4;

  private final QuicklookSettings settings;
  private final WorkArrays arrays = new WorkArrays();

  Painter(QuicklookSettings settings) {
    this.settings = settings;
  }

  /**
   * The planes of an instrument as one picture.
   *
   * @param choice what the instrument says of limits and stretch
   */
  FilePicture mosaic(LoadedPlanes loaded, StyleChoice choice, Optional<Locator> locator) {
    List<Plane> planes = loaded.planes();
    QuicklookStyle style = settings.style().over(choice.over(QuicklookStyle.STANDARD));
    Limits limits = Limits.find(planes, style, arrays);
    GreyImage picture = own(Picture.draw(planes, loaded.gap(), limits, settings.noValue(), arrays));
    GreyImage image = locator.map(l -> l.above(picture)).orElse(picture);
    String hdus = String.join(" + ", loaded.hdus().stream().map(Hdu::label).toList());
    return new FilePicture(hdus, words("", loaded.box(), limits), image, limits);
  }

  /**
   * One plane as a picture.
   *
   * @param what said before the limits, such as "last minus first read", or empty
   * @param box how many pixels along each side became one
   */
  FilePicture plane(Hdu hdu, String what, Plane plane, int box) {
    List<Plane> planes = List.of(plane);
    Limits limits = Limits.find(planes, style(), arrays);
    GreyImage picture = own(Picture.draw(planes, limits, settings.noValue(), arrays));
    return new FilePicture(hdu.label(), words(what, box, limits), picture, limits);
  }

  /** Slices of one size and with common limits, row by row from the upper left. */
  FilePicture strip(Hdu hdu, String what, List<Plane> slices, int columns, int box) {
    Limits limits = Limits.find(slices, style(), arrays);
    int width = slices.get(0).width();
    int height = slices.get(0).height();
    int rows = (slices.size() + columns - 1) / columns;
    GreyImage strip =
        blank(columns * (width + SEPARATOR) - SEPARATOR, rows * (height + SEPARATOR) - SEPARATOR);
    for (int i = 0; i < slices.size(); i++) {
      GreyImage drawn = Picture.draw(List.of(slices.get(i)), limits, settings.noValue(), arrays);
      int left = i % columns * (width + SEPARATOR);
      int top = i / columns * (height + SEPARATOR);
      for (int y = 0; y < height; y++) {
        System.arraycopy(
            drawn.levels(), y * width, strip.levels(), (top + y) * strip.width() + left, width);
      }
    }
    return new FilePicture(hdu.label(), words(what, box, limits), strip, limits);
  }

  /** What the user says, and for the rest what is drawn where no instrument has a say. */
  private QuicklookStyle style() {
    return settings.style().over(QuicklookStyle.STANDARD);
  }

  private static GreyImage blank(int width, int height) {
    GreyImage image = new GreyImage(width, height, new byte[Math.multiplyExact(width, height)]);
    image.fill(GreyImage.NO_VALUE);
    return image;
  }

  /** Out of the work arrays, which the next picture overwrites. */
  private GreyImage own(GreyImage image) {
    int size = image.width() * image.height();
    byte[] levels = Arrays.copyOf(image.levels(), size);
    arrays.done();
    return new GreyImage(image.width(), image.height(), levels);
  }

  private static String words(String what, int box, Limits limits) {
    List<String> words = new ArrayList<>();
    if (!what.isEmpty()) {
      words.add(what);
    }
    if (box > 1) {
      words.add("each pixel the mean of " + box + " x " + box);
    }
    words.add(
        switch (limits.outcome()) {
          case NO_FINITE_PIXEL -> "no pixel has a finite value";
          case CONSTANT -> "every pixel is " + number(limits.low());
          default ->
              limits.stretch().name().toLowerCase(Locale.ROOT)
                  + " from "
                  + number(limits.low())
                  + " to "
                  + number(limits.high());
        });
    return String.join("; ", words);
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.6g", value);
    return text.contains("e") || !text.contains(".")
        ? text
        : text.replaceAll("0+$", "").replaceAll("\\.$", "");
  }
}
