/**
 * What a log line contains, and a file per run.
 *
 * <p>Modules log through slf4j and say what they are working on with {@link
 * org.fitsql.logs.LogContext}; the command opens one {@link org.fitsql.logs.RunLog}, whose file
 * starts with the {@link org.fitsql.logs.RunEnvironment}. There is no configuration file: what is
 * logged where is decided here, and nowhere else is Logback imported.
 */
@NullMarked
package org.fitsql.logs;

import org.jspecify.annotations.NullMarked;
