package org.fitsql.scheduler.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.fitsql.ingest.cards.DamagedCardsException;
import org.fitsql.ingest.cards.HduHeader;
import org.fitsql.ingest.cards.HeaderChange;
import org.fitsql.ingest.cards.HeaderDiff;
import org.fitsql.ingest.cards.StoredFile;
import org.fitsql.ingest.cards.StoredHeaders;
import org.fitsql.ingest.inventory.InventoryFile;
import org.fitsql.ingest.observation.FileReading;
import org.fitsql.scheduler.verify.Difference.Kind;
import org.jspecify.annotations.Nullable;

/** Holds the stored cards of files against the headers of the files, byte for byte. */
final class CardCheck {
  private static final int TOLD = 5;

  private final StoredHeaders stored;

  CardCheck(StoredHeaders stored) {
    this.stored = stored;
  }

  /**
   * Compares.
   *
   * @param readings of files whose rows in the inventory are known
   */
  void compare(List<FileReading.Readable> readings, Consumer<Difference> differences) {
    Map<String, Long> versions = new HashMap<>();
    for (FileReading.Readable reading : readings) {
      InventoryFile known = reading.work().known();
      if (known != null) {
        versions.put(known.path(), known.version());
      }
    }
    Map<String, StoredFile> headers = stored.read(versions);
    for (FileReading.Readable reading : readings) {
      compare(reading, headers.get(reading.work().file().path()), differences);
    }
  }

  private static void compare(
      FileReading.Readable reading, @Nullable StoredFile cards, Consumer<Difference> differences) {
    if (cards == null) {
      differences.accept(difference(reading, null, "", null, null, "its cards are not stored"));
      return;
    }
    List<HduHeader> file = new ArrayList<>();
    reading.fits().hdus().forEach(hdu -> file.add(HduHeader.asInFile(hdu)));
    List<HduHeader> kept;
    try {
      kept = cards.hdus();
    } catch (DamagedCardsException e) {
      String message = String.valueOf(e.getMessage());
      differences.accept(difference(reading, null, "", null, null, message));
      return;
    }
    if (!isSame(kept, file)) {
      tell(reading, kept, file, differences);
    }
  }

  private static boolean isSame(List<HduHeader> one, List<HduHeader> other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      if (!Arrays.equals(one.get(i).header().bytes(), other.get(i).header().bytes())) {
        return false;
      }
    }
    return true;
  }

  private static void tell(
      FileReading.Readable reading,
      List<HduHeader> kept,
      List<HduHeader> file,
      Consumer<Difference> differences) {
    List<HeaderChange> changes = HeaderDiff.between(kept, file);
    if (changes.isEmpty()) {
      differences.accept(difference(reading, null, "", null, null, "padding of a header differs"));
    }
    changes.stream()
        .limit(TOLD)
        .map(
            change ->
                difference(
                    reading,
                    change.hdu(),
                    change.keyword(),
                    change.oldValue(),
                    change.newValue(),
                    "the file has other cards than are stored, though size and time are the same"
                        + (changes.size() == 1 ? "" : " (one of %,d)".formatted(changes.size()))))
        .forEach(differences);
  }

  private static Difference difference(
      FileReading.Readable reading,
      @Nullable Integer hdu,
      String keyword,
      @Nullable String kept,
      @Nullable String found,
      String message) {
    String told =
        keyword.isEmpty() ? message : message + ": stored %s, file %s".formatted(kept, found);
    return new Difference(
        Kind.CARDS,
        reading.work().file().path(),
        reading.work().name().rootname(),
        hdu,
        "hdus.cards",
        keyword,
        kept,
        found,
        told);
  }
}
