/**
 * Shards of a run that several processes share: branches of the archive, handed out through the
 * database by db-scheduler as one-time tasks.
 *
 * <p>A {@link org.fitsql.scheduler.shards.ShardQueue} gives each {@link
 * org.fitsql.scheduler.shards.Shard} to one process at a time and again to another where that one
 * has died; {@link org.fitsql.scheduler.shards.RootnameClaims} keep observations apart whose files
 * lie in several shards. What is done with a shard is for {@link org.fitsql.scheduler.SharedRun}.
 */
@NullMarked
package org.fitsql.scheduler.shards;

import org.jspecify.annotations.NullMarked;
