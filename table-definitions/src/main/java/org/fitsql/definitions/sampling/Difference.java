package org.fitsql.definitions.sampling;

import org.fitsql.definitions.ColumnDefinition;

/** Where definitions and headers do not agree. */
public sealed interface Difference {

  /** Which table. */
  TableKey table();

  /** In words, for people. */
  String words();

  /** One that {@link DefinitionFolder#update} mends. */
  sealed interface Mendable extends Difference {

    /** The column as it ought to be. */
    ColumnDefinition column();
  }

  /** Headers have a keyword that the definitions lack, with its table or without. */
  record Missing(TableKey table, ColumnDefinition column) implements Mendable {
    @Override
    public String words() {
      return column.keyword() + " is missing: headers have it, as " + column.type().word();
    }
  }

  /**
   * A column cannot hold what headers have.
   *
   * @param defined the column as it is
   */
  record Narrower(TableKey table, ColumnDefinition defined, ColumnDefinition column)
      implements Mendable {
    @Override
    public String words() {
      return "%s is %s, too narrow: headers need %s"
          .formatted(column.keyword(), defined.type().word(), column.type().word());
    }
  }

  /** No header has the keyword. */
  record Unseen(TableKey table, ColumnDefinition defined) implements Difference {
    @Override
    public String words() {
      return defined.keyword() + " was never seen";
    }
  }

  /**
   * No header fills the table.
   *
   * @param columns how many columns it has
   */
  record UnseenTable(TableKey table, int columns) implements Difference {
    @Override
    public String words() {
      return "no header fills it (" + columns + " columns)";
    }
  }
}
