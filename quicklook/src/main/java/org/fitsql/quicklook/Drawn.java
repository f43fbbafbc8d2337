package org.fitsql.quicklook;

import java.util.List;
import org.fitsql.definitions.QuicklookStyle;

/** What became of the quicklook of one file. */
public sealed interface Drawn {

  /**
   * The images were written.
   *
   * @param images at least one
   * @param style how they were drawn
   * @param planes the statistics of each plane, from the bottom of the picture
   * @param state what they depend on
   */
  record Images(
      List<QuicklookImage> images,
      QuicklookStyle style,
      List<PlaneNumbers> planes,
      ImageState state)
      implements Drawn {}

  /** Nothing that the images depend on has changed: no file was touched. */
  record Unchanged() implements Drawn {}

  /** The instrument's rules ask for no image of this filetype. */
  record NotWanted() implements Drawn {}

  /** Images are wanted and the file has no pixels to show; the reason in words. */
  record NothingToDraw(String reason) implements Drawn {}
}
