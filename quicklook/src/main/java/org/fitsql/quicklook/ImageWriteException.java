package org.fitsql.quicklook;

import java.io.IOException;

/**
 * An image was drawn and could not be written: the disk is full, the folder is no folder, or
 * permission is missing. Nothing half-written stays, and the same image may be written later.
 */
public final class ImageWriteException extends IOException {
  private static final long serialVersionUID = 1L;

  ImageWriteException(String message, IOException cause) {
    super(message, cause);
  }
}
