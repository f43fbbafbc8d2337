/**
 * Tells somebody that a run failed, or that none has finished for too long.
 *
 * <p>A {@link org.fitsql.monitoring.notice.Notice} goes through a {@link
 * org.fitsql.monitoring.notice.Channel}, a command or a webhook; {@link
 * org.fitsql.monitoring.notice.SilenceWatch} says when silence has to be told.
 */
@NullMarked
package org.fitsql.monitoring.notice;

import org.jspecify.annotations.NullMarked;
