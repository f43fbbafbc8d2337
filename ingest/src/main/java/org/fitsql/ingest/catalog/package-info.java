/**
 * The tables of the database as values: fitsql's own, and one header table per table definition.
 */
@NullMarked
package org.fitsql.ingest.catalog;

import org.jspecify.annotations.NullMarked;
