package org.fitsql.scheduler.daemon;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a daemon is to do.
 *
 * @param archive root of the archive
 * @param timetable when a pass over all of it is due, or null
 * @param jitter longest random delay of such a pass
 * @param watch whether new and changed files are taken as they come
 * @param interval between two looks at an archive whose changes nobody tells
 * @param shares whether it takes part in runs that other daemons share
 * @param version of fitsql
 * @param user who started it
 */
public record DaemonSettings(
    Path archive,
    @Nullable Timetable timetable,
    Duration jitter,
    boolean watch,
    Duration interval,
    boolean shares,
    String version,
    String user) {}
