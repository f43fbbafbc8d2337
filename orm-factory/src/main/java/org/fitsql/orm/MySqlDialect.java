package org.fitsql.orm;

/** MySQL 8.0.20 or newer: a row alias instead of VALUES(), which is deprecated there. */
final class MySqlDialect extends InnoDbDialect {
  private final ServerVersion version;

  MySqlDialect(ServerVersion version) {
    this.version = version;
  }

  @Override
  public ServerVersion server() {
    return version;
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
