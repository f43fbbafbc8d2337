/**
 * What the user wants, and where each value was said.
 *
 * <p>{@link org.fitsql.cli.config.Key} lists everything that can be configured. {@link
 * org.fitsql.cli.config.ConfigurationReader} takes each value from the command line, the
 * environment, the configuration file or the defaults, in this order, and gives one checked {@link
 * org.fitsql.cli.config.Configuration}.
 */
@NullMarked
package org.fitsql.cli.config;

import org.jspecify.annotations.NullMarked;
