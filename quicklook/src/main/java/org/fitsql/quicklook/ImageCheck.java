package org.fitsql.quicklook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.fitsql.quicklook.QuicklookImage.Kind;

/** Whether an image on the disk is what was written there. */
public final class ImageCheck {
  private final QuicklookSettings settings;

  public ImageCheck(QuicklookSettings settings) {
    this.settings = settings;
  }

  /**
   * What is wrong with an image, in words; empty where it is there and decodes without complaint.
   * Decoding a frame of 4096 x 4096 takes some 0.1 s and 20 MB.
   *
   * @param size bytes that it should have, of a pyramid those of all its files
   */
  public Optional<String> damage(QuicklookPath image, long size) {
    Path file = image.in(settings);
    try {
      long found = image.kind() == Kind.DEEP_ZOOM ? sizeOfPyramid(file) : Files.size(file);
      if (found != size) {
        return Optional.of("it has %,d bytes, %,d were written".formatted(found, size));
      }
      return image.kind() == Kind.DEEP_ZOOM ? Optional.empty() : undecodable(file);
    } catch (NoSuchFileException e) {
      return Optional.of("it is not there");
    } catch (IOException e) {
      return Optional.of("it cannot be read (" + e + ")");
    }
  }

  private static long sizeOfPyramid(Path descriptor) throws IOException {
    long size = Files.size(descriptor);
    Path tiles = TileFolder.of(descriptor);
    if (!Files.isDirectory(tiles)) {
      return size;
    }
    try (Stream<Path> all = Files.walk(tiles)) {
      return size + all.filter(Files::isRegularFile).mapToLong(ImageCheck::size).sum();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> undecodable(Path file) throws IOException {
    try (ImageInputStream bytes = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
      ImageReader reader = readers.next();
      List<String> complaints = new ArrayList<>();
      try {
        reader.addIIOReadWarningListener((source, warning) -> complaints.add(warning));
        reader.setInput(bytes, true, true);
        reader.read(0);
      } catch (IOException | RuntimeException e) {
        complaints.add(String.valueOf(e.getMessage()));
      } finally {
        reader.dispose();
      }
      return complaints.stream().findFirst().map(words -> "it is no whole JPEG: " + words);
    }
  }

  /**
   * Whether an image that was drawn again is byte for byte the one that is there.
   *
   * @param again folders that it was drawn into
   */
  public boolean isSame(QuicklookPath image, QuicklookSettings again) throws IOException {
    return Files.mismatch(image.in(settings), image.in(again)) < 0;
  }
}
