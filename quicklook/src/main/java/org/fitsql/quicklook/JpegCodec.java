package org.fitsql.quicklook;

import java.io.IOException;

/** What turns grey pictures into baseline JFIF of one component. Not thread-safe. */
sealed interface JpegCodec permits TurboJpeg, ImageIoJpeg {

  /** libjpeg-turbo where the system has it, else what this Java virtual machine brings. */
  static JpegCodec find() {
    return TurboJpeg.find().<JpegCodec>map(turbo -> turbo).orElseGet(ImageIoJpeg::new);
  }

  /**
   * @param quality from 1 to 100, with the quantization tables of the standard
   */
  byte[] encode(GreyImage image, int quality) throws IOException;

  /** Who encodes, as people call it. */
  String name();
}
