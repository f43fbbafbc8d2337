package org.fitsql.orm;

import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.MariaDBDialect;

/** MariaDB 10.6 or newer, which knows VALUES() and no row alias. */
final class MariaDbDialect extends InnoDbDialect {
  private final ServerVersion version;

  MariaDbDialect(ServerVersion version) {
    this.version = version;
  }

  @Override
  public Dialect hibernate() {
    return new MariaDBDialect(
        DatabaseVersion.make(version.major(), version.minor(), version.micro()));
  }

  @Override
  public String version() {
    return version.toString();
  }

  @Override
  String binaryCollation() {
    return "utf8mb4_nopad_bin";
  }

  @Override
  String rowAlias() {
    return "";
  }

  @Override
  String newValue(String quoted) {
    return "VALUES(" + quoted + ")";
  }
}
