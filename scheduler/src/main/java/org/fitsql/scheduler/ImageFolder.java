package org.fitsql.scheduler;

import java.util.List;
import java.util.Objects;
import org.fitsql.fits.Hdu;
import org.fitsql.ingest.inventory.InventoryFile;
import org.fitsql.ingest.inventory.RootnameWork;
import org.fitsql.ingest.observation.FileReading;

/** The folder that the images of an observation go to. */
public final class ImageFolder {

  private ImageFolder() {}

  /** Keyword value that names it: of the first file that has it. */
  public static String of(RootnameWork work, List<FileReading> readings) {
    String keyword = work.profile().quicklook().folder();
    return readings.stream()
        .filter(FileReading.Readable.class::isInstance)
        .flatMap(r -> ((FileReading.Readable) r).fits().primary().stream())
        .map(Hdu::header)
        .flatMap(header -> header.text(keyword).stream())
        .findFirst()
        .or(
            () ->
                work.known().stream()
                    .map(InventoryFile::proposal)
                    .filter(Objects::nonNull)
                    .map(String::valueOf)
                    .findFirst())
        .orElse("");
  }
}
