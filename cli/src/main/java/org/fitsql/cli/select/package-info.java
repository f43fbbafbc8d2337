/**
 * Keywords of many files as one table: which column of which header table holds a keyword, and
 * which observations lie in a circle on the sky.
 */
@NullMarked
package org.fitsql.cli.select;

import org.jspecify.annotations.NullMarked;
