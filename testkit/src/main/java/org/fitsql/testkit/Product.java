package org.fitsql.testkit;

/** Where a test may run. */
public enum Product {
  /** An embedded H2 in a file. */
  H2,
  /** A MariaDB or MySQL server. */
  SERVER
}
