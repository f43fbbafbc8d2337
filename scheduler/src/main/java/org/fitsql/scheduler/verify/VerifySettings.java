package org.fitsql.scheduler.verify;

import java.nio.file.Path;
import java.util.Set;
import org.fitsql.definitions.Corrections;
import org.fitsql.ingest.growth.UnknownKeywords;
import org.fitsql.quicklook.QuicklookSettings;
import org.jspecify.annotations.Nullable;

/**
 * What is to be verified.
 *
 * @param archive root of the archive
 * @param rootnames the only rootnames (keys or full rootnames) to look at, or null for all
 * @param sample which observations are read; names, sizes and times are compared of all
 * @param seed of the sample
 * @param corrections of wrong keywords
 * @param workers batches of observations worked on at once, 1 or more
 * @param quicklook where images are and how they are drawn
 * @param images whether images are looked at
 * @param pixels whether images are drawn again and compared byte by byte, and their statistics
 * @param unknownKeywords what becomes of keywords that no column holds
 */
public record VerifySettings(
    Path archive,
    @Nullable Set<String> rootnames,
    Sample sample,
    long seed,
    Corrections corrections,
    int workers,
    QuicklookSettings quicklook,
    boolean images,
    boolean pixels,
    UnknownKeywords unknownKeywords) {

  /** Whether no observation is left out. */
  boolean isWhole() {
    return rootnames == null && sample instanceof Sample.All;
  }
}
