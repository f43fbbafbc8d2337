package org.fitsql.scheduler;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.fitsql.definitions.Corrections;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.ingest.growth.UnknownKeywords;
import org.fitsql.ingest.inventory.Comparison;
import org.fitsql.ingest.inventory.Selection;
import org.fitsql.quicklook.QuicklookSettings;
import org.jspecify.annotations.Nullable;

/**
 * What one run is to do.
 *
 * @param command name of the command that runs, for the run record
 * @param archive root of the archive
 * @param rootnames the only rootnames (keys or full rootnames) to look at, or null for all
 * @param filetypes the only filetypes to look at, or null for all
 * @param corrections of wrong keywords
 * @param workers observations worked on at once, 1 or more
 * @param force read and draw again what has not changed
 * @param quicklook where images go and how they are drawn
 * @param draw whether images are drawn; false: they are due in a later run
 * @param redraw draw again what was drawn with other settings, and what was not wanted then; remove
 *     images that no row names
 * @param settle how long a file must have been left alone before it is read
 * @param acceptVanished take files for gone however large their share is
 * @param unknownKeywords what becomes of keywords that no column holds
 * @param proposals list of proposal types and release dates, or null: the one given last
 * @param checksums whether CHECKSUM and DATASUM are verified, which reads all data
 * @param version of fitsql, for the run record
 * @param configuration in effect, a line per key, without secrets, for the run record
 */
public record RunSettings(
    String command,
    Path archive,
    @Nullable Set<String> rootnames,
    @Nullable Set<String> filetypes,
    Corrections corrections,
    int workers,
    boolean force,
    QuicklookSettings quicklook,
    boolean draw,
    boolean redraw,
    Duration settle,
    boolean acceptVanished,
    UnknownKeywords unknownKeywords,
    @Nullable Path proposals,
    boolean checksums,
    String version,
    List<String> configuration) {

  public RunSettings {
    configuration = List.copyOf(configuration);
  }

  /** What its record says of it. */
  public RunIdentity identity() {
    return new RunIdentity(command, version, configuration);
  }

  /** An ordinary run over these rootnames alone. */
  public RunSettings mending(Set<String> wanted) {
    return new RunSettings(
        command,
        archive,
        wanted,
        null,
        corrections,
        workers,
        false,
        quicklook,
        draw,
        false,
        settle,
        false,
        unknownKeywords,
        null,
        checksums,
        version,
        configuration);
  }

  /**
   * @param now UTC; what failed and is due again is read again
   */
  Comparison comparison(List<InstrumentProfile> profiles, LocalDateTime now) {
    return new Comparison(
        profiles, new Selection(rootnames, filetypes), corrections, force, draw, now);
  }
}
