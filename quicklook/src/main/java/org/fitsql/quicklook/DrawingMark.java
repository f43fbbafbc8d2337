package org.fitsql.quicklook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the folders of images that images are being written there: a hidden file at the root of
 * each, from before the first hidden image until after the last. Where the process dies, the mark
 * stays, and {@link DeadDrawings} removes what it had begun. So nothing that is left on the disk
 * depends on what a database remembers: an embedded one may have lost its last transactions.
 *
 * <p>For all workers of one run; thread-safe.
 */
public final class DrawingMark implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DrawingMark.class);

  private final HiddenName names = new HiddenName();
  private final String text;
  private final boolean isMade;
  private final Map<Path, MarkFile> files = new HashMap<>();
  private int drawing;
  private boolean isClosed;

  private DrawingMark(String text, boolean isMade) {
    this.text = text;
    this.isMade = isMade;
  }

  /**
   * @param text for people who find the mark: who is at work
   */
  public static DrawingMark of(String text) {
    return new DrawingMark(text, true);
  }

  /** For folders that nobody looks after: what dies there stays. */
  static DrawingMark none() {
    return new DrawingMark("", false);
  }

  HiddenName names() {
    return names;
  }

  /**
   * To be called before images are written, and {@link #end} after them, however that went.
   *
   * @param roots folders of images
   * @throws ImageWriteException where they cannot be marked
   */
  synchronized void begin(Collection<Path> roots) throws ImageWriteException {
    if (isMade) {
      for (Path root : roots) {
        mark(root.toAbsolutePath().normalize());
      }
    }
    drawing++;
  }

  private void mark(Path root) throws ImageWriteException {
    if (files.containsKey(root)) {
      return;
    }
    try {
      files.put(root, MarkFile.create(root, names.owner(), text));
    } catch (IOException e) {
      throw new ImageWriteException(
          "cannot write to the folder of images "
              + root
              + ": "
              + ImageFile.reason(root.resolve("image"), e),
          e);
    }
  }

  synchronized void end() {
    drawing--;
    removeWhereDone();
  }

  /** Removes the mark, once the last image that is being written is there. */
  @Override
  public synchronized void close() {
    isClosed = true;
    removeWhereDone();
  }

  private void removeWhereDone() {
    if (!isClosed || drawing > 0) {
      return;
    }
    for (MarkFile file : files.values()) {
      try {
        file.delete();
      } catch (IOException e) {
        log.warn("a mark of drawing is left, which the next run removes", e);
      }
    }
    files.clear();
  }
}
