package org.fitsql.orm;

import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.MySQLDialect;

/** MySQL 8.0.20 or newer: a row alias instead of VALUES(), which is deprecated there. */
final class MySqlDialect extends InnoDbDialect {
  private final ServerVersion version;

  MySqlDialect(ServerVersion version) {
    this.version = version;
  }

  @Override
  public Dialect hibernate() {
    return new MySQLDialect(
        DatabaseVersion.make(version.major(), version.minor(), version.micro()));
  }

  @Override
  public String version() {
    return version.toString();
  }

  @Override
  String binaryCollation() {
    return "utf8mb4_0900_bin";
  }

  @Override
  String rowAlias() {
    return " AS new";
  }

  @Override
  String newValue(String quoted) {
    return "new." + quoted;
  }
}
