package org.fitsql.cli.run;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where what a run made lies.
 *
 * @param database URL without secrets
 * @param jpegs folder, or null where no images were wanted
 * @param thumbnails folder, or null where no images were wanted
 * @param log the log file
 */
public record Places(String database, @Nullable Path jpegs, @Nullable Path thumbnails, Path log) {}
