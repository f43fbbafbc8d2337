/**
 * Definitions to Hibernate mappings, schema and rows.
 *
 * <p>A {@link org.fitsql.orm.Table} is an immutable value: fitsql's own tables and every header
 * table of every instrument are described by it. From these values come the Hibernate mapping made
 * at run time, the schema (created, validated, added to, never dropped) and the batched upserts
 * that run on Hibernate's connections. What MySQL, MariaDB and H2 do differently is kept in one
 * small dialect class each. This is the only package that imports Hibernate and JDBC.
 */
@NullMarked
package org.fitsql.orm;

import org.jspecify.annotations.NullMarked;
