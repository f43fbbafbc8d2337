package org.fitsql.orm;

import java.util.List;

/** How a database puts a shadow table in the place of another. */
sealed interface ShadowSql permits InnoDbShadowSql, H2ShadowSql {

  /**
   * The names of a table, of its shadow while that is filled, and of itself once the shadow has
   * taken its place.
   */
  record Names(String table, String shadow, String old) {
    private static final int LONGEST = 58;

    /** Short enough that a part, and a foreign key, can be named for them. */
    static Names of(String logical) {
      String table = SqlName.fitted(logical);
      return new Names(table, named(table, "__new"), named(table, "__old"));
    }

    private static String named(String table, String ending) {
      return table.length() + ending.length() <= LONGEST
          ? table + ending
          : table.substring(0, LONGEST - 16) + "_" + Integer.toHexString(table.hashCode()) + ending;
    }

    /** The names of a part, or of the table that is stored as it is, which is part 0. */
    Names part(int number) {
      return number == 0
          ? this
          : new Names(
              SqlName.part(table, number), SqlName.part(shadow, number), SqlName.part(old, number));
    }
  }

  /**
   * Puts shadows in the place of tables, all at once for whoever reads.
   *
   * @param names of tables as they are stored, those that are there and those whose shadow is
   * @param catalog the tables there are
   */
  List<String> swap(List<Names> names, Catalog catalog);

  /**
   * Gives a table that was a shadow the names of foreign key and indexes that it should have; what
   * it replaced is gone. What is done already is left out, so that it goes on where it ended.
   */
  List<String> settle(Table table, Names names, Catalog catalog);

  /** Drops tables, where they are there. */
  String drop(List<String> tables);
}
