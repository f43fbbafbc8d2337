package org.fitsql.scheduler;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.fitsql.quicklook.QuicklookSettings;
import org.jspecify.annotations.Nullable;

/**
 * What one run is to do.
 *
 * @param command name of the command that runs, for the run record
 * @param archive root of the archive
 * @param rootnames the only rootnames (keys or full rootnames) to look at, or null for all
 * @param filetypes the only filetypes to look at, or null for all
 * @param workers observations worked on at once, 1 or more
 * @param force read and draw again what has not changed
 * @param quicklook how images are drawn, or null to draw none
 * @param settle how long a file must have been left alone before it is read
 * @param version of fitsql, for the run record
 */
public record RunSettings(
    String command,
    Path archive,
    @Nullable Set<String> rootnames,
    @Nullable Set<String> filetypes,
    int workers,
    boolean force,
    @Nullable QuicklookSettings quicklook,
    Duration settle,
    String version) {}
