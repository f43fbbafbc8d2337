package org.fitsql.orm;

/** MariaDB 10.6 or newer, which knows VALUES() and no row alias. */
final class MariaDbDialect extends InnoDbDialect {
  private final ServerVersion version;

  MariaDbDialect(ServerVersion version) {
    this.version = version;
  }

  @Override
  public ServerVersion server() {
    return version;
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
