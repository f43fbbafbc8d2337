package org.fitsql.quicklook;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.NativeLongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * libjpeg-turbo of the system (Debian: libturbojpeg0), called through its TurboJPEG interface of
 * version 2, which version 3 still has. A picture goes there in strips, which stay in the
 * processor's cache, and comes back as one JPEG with a restart marker between strips.
 */
final class TurboJpeg implements JpegCodec {
  private static final Logger log = LoggerFactory.getLogger(TurboJpeg.class);

  private static final int PIXELS_GREY = 6;
  private static final int ONE_COMPONENT = 3;

  /** The transform in whole numbers that cjpeg and ImageIO use, not the coarser one. */
  private static final int ACCURATE_TRANSFORM = 4096;

  private static final int STRIP_PIXELS = 1 << 18;

  /** The functions of turbojpeg.h, by their names there. */
  interface Functions extends Library {
    @Nullable Pointer tjInitCompress();

    int tjCompress2(
        Pointer handle,
        Pointer pixels,
        int width,
        int bytesPerRow,
        int height,
        int pixelFormat,
        PointerByReference jpeg,
        NativeLongByReference size,
        int subsampling,
        int quality,
        int flags);

    void tjFree(Pointer jpeg);

    int tjDestroy(Pointer handle);

    String tjGetErrorStr();
  }

  private final Functions functions;

  private TurboJpeg(Functions functions) {
    this.functions = functions;
  }

  /** Empty where the system has no such library, or does not let it be loaded. */
  static Optional<TurboJpeg> find() {
    try {
      return Optional.of(new TurboJpeg(Native.load("turbojpeg", Functions.class)));
    } catch (LinkageError e) {
      log.debug("No libjpeg-turbo: {}", e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public byte[] encode(GreyImage image, int quality) throws IOException {
    Pointer handle = functions.tjInitCompress();
    if (handle == null) {
      throw failure(image);
    }
    try {
      return encode(handle, image, quality);
    } finally {
      functions.tjDestroy(handle);
    }
  }

  private byte[] encode(Pointer handle, GreyImage image, int quality) throws IOException {
    int width = image.width();
    int most = RestartStrips.rows(width, STRIP_PIXELS);
    RestartStrips strips = new RestartStrips(width, image.height(), most);
    try (Memory pixels = new Memory((long) width * Math.min(most, image.height()))) {
      for (int top = 0; top < image.height(); top += most) {
        int rows = Math.min(most, image.height() - top);
        pixels.write(0, image.levels(), top * width, rows * width);
        strips.add(strip(handle, pixels, image, rows, quality));
      }
    }
    return strips.joined();
  }

  private byte[] strip(Pointer handle, Pointer pixels, GreyImage image, int rows, int quality)
      throws IOException {
    PointerByReference jpeg = new PointerByReference();
    NativeLongByReference size = new NativeLongByReference(new NativeLong(0));
    try {
      int failed =
          functions.tjCompress2(
              handle,
              pixels,
              image.width(),
              image.width(),
              rows,
              PIXELS_GREY,
              jpeg,
              size,
              ONE_COMPONENT,
              quality,
              ACCURATE_TRANSFORM);
      if (failed != 0) {
        throw failure(image);
      }
      return jpeg.getValue().getByteArray(0, size.getValue().intValue());
    } finally {
      Pointer encoded = jpeg.getValue();
      if (encoded != null) {
        functions.tjFree(encoded);
      }
    }
  }

  private IOException failure(GreyImage image) {
    return new IOException(
        "libjpeg-turbo cannot encode a picture of %d x %d pixels: %s"
            .formatted(image.width(), image.height(), functions.tjGetErrorStr()));
  }

  @Override
  public String name() {
    return "libjpeg-turbo";
  }
}
