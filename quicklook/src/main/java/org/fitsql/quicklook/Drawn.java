package org.fitsql.quicklook;

import java.util.List;

/** What became of the quicklook of one file. */
public sealed interface Drawn {

  /** The images were written. */
  record Images(List<QuicklookImage> images) implements Drawn {}

  /** The instrument's rules ask for no image of this filetype. */
  record NotWanted() implements Drawn {}

  /** Images are wanted and the file has no pixels to show; the reason in words. */
  record NothingToDraw(String reason) implements Drawn {}
}
