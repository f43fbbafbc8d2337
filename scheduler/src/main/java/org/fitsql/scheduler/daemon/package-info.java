/**
 * The daemon: when passes over the archive run, by whom, and again after failure.
 *
 * <p>A {@link org.fitsql.scheduler.daemon.Daemon} starts one {@link
 * org.fitsql.scheduler.daemon.Pass} at a time, because its {@link
 * org.fitsql.scheduler.daemon.Timetable} says so or because files of the archive have changed. What
 * is due is kept in the database by db-scheduler, which only this package and the shards of a
 * shared run use, so that it survives restarts and is done by one of several daemons.
 */
@NullMarked
package org.fitsql.scheduler.daemon;

import org.jspecify.annotations.NullMarked;
