package org.fitsql.scheduler;

import java.util.Set;
import org.fitsql.definitions.Corrections;
import org.fitsql.ingest.growth.UnknownKeywords;
import org.jspecify.annotations.Nullable;

/**
 * What one rebuild is to do.
 *
 * @param identity for the run record
 * @param tables the only header tables to rebuild, or null for all, and facts of observations
 * @param corrections of wrong keywords
 * @param unknownKeywords what becomes of keywords that no column holds
 * @param workers threads that read, make and write rows, 1 or more
 */
public record RebuildSettings(
    RunIdentity identity,
    @Nullable Set<String> tables,
    Corrections corrections,
    UnknownKeywords unknownKeywords,
    int workers) {}
