package org.fitsql.scheduler;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one rebuild is to do.
 *
 * @param command name of the command that runs, for the run record
 * @param tables the only tables to rebuild, or null for all
 * @param workers threads that read, make and write rows, 1 or more
 * @param version of fitsql, for the run record
 */
public record RebuildSettings(
    String command, @Nullable Set<String> tables, int workers, String version) {}
