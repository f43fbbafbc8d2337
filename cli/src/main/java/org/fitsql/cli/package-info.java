/**
 * The {@code fitsql} command.
 *
 * <p>{@link org.fitsql.cli.Fitsql} is the way in. Each command is an {@code Action}: it reads its
 * configuration, puts the other modules together, prints results to standard output and everything
 * else to standard error, and gives an {@code ExitCode}. This is the only package that imports
 * picocli.
 */
@NullMarked
package org.fitsql.cli;

import org.jspecify.annotations.NullMarked;
