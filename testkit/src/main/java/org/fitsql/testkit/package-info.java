/**
 * Test support: a clean database per test.
 *
 * <p>A method annotated {@link org.fitsql.testkit.DatabaseTest} runs once on an embedded H2 and
 * once on a real server, each time with an empty {@link org.fitsql.testkit.TestDatabase} as
 * parameter: behaviour is written once and holds on both. The server is the one that the
 * environment names ({@code FITSQL_TEST_DATABASE_URL}, {@code _USER}, {@code _PASSWORD}), or a
 * MariaDB that is started for the test run. Assertions read the database itself, over JDBC, not
 * through the code under test.
 */
@NullMarked
package org.fitsql.testkit;

import org.jspecify.annotations.NullMarked;
