package org.fitsql.orm;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The views wanted, held against those of the database. Servers rewrite the text of a view, MySQL
 * and MariaDB drop its comments, and no catalog has room for a mark; so the text that was run is
 * kept in a table of its own, to which the wanted text is compared.
 */
final class WantedViews {

  /** What was run last for each view. */
  static final Table DEFINITIONS =
      new Table(
          "view_definitions",
          "One row per view made by fitsql: the SQL it was made of",
          List.of(
              new Column("name", ColumnKind.VARCHAR, 64, Column.Role.KEY, "name of the view"),
              Column.of("comment", ColumnKind.TEXT, "what a row of the view is"),
              Column.of("definition", ColumnKind.TEXT, "SQL as it was run")),
          null,
          List.of());

  private final SqlDialect dialect;
  private final List<View> views;

  WantedViews(SqlDialect dialect, List<View> views) {
    this.dialect = dialect;
    this.views = List.copyOf(views);
  }

  boolean isEmpty() {
    return views.isEmpty();
  }

  List<View> all() {
    return views;
  }

  /** Views that the database lacks. */
  List<View> missing(Catalog catalog) {
    return views.stream().filter(view -> catalog.columns(view.name()) == null).toList();
  }

  /** Those of {@code some} in the order wanted: a view may select from one before it. */
  List<View> inOrder(List<View> some) {
    return views.stream().filter(some::contains).toList();
  }

  /** Views that were made of another text. */
  List<View> outdated(Catalog catalog, Map<String, View> made) {
    return views.stream()
        // a view whose table lost a column has no columns, and counts as missing
        .filter(view -> catalog.isView(view.name()) && catalog.columns(view.name()) != null)
        .filter(view -> !asRun(view).equals(made.get(view.name())))
        .toList();
  }

  /** Names of views that the database uses for a table, in words. */
  List<String> conflicts(Catalog catalog) {
    return views.stream()
        .filter(view -> catalog.columns(view.name()) != null && !catalog.isView(view.name()))
        .map(view -> view.name() + " is a table of the database, wanted as a view")
        .toList();
  }

  /** Views as they were run last, by name. */
  Map<String, View> made(Connection connection, Catalog catalog) throws SQLException {
    Map<String, View> made = new HashMap<>();
    if (isEmpty() || catalog.columns(DEFINITIONS.name()) == null) {
      return made;
    }
    String sql = "SELECT name, comment, definition FROM " + dialect.quote(DEFINITIONS.name());
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        made.put(row.getString(1), new View(row.getString(1), text(row, 2), text(row, 3)));
      }
    }
    return made;
  }

  private static String text(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getString(column)).orElse("");
  }

  String create(View view) {
    return dialect.createView(view.name(), asRun(view).sql());
  }

  /** Only after the view is there: interrupted between the two, it is made once more. */
  void remember(Connection connection, View view) throws SQLException {
    try (PreparedStatement upsert = connection.prepareStatement(dialect.upsert(DEFINITIONS))) {
      upsert.setString(1, view.name());
      upsert.setString(2, view.comment());
      upsert.setString(3, asRun(view).sql());
      upsert.executeUpdate();
    }
  }

  private View asRun(View view) {
    return new View(view.name(), view.comment(), ViewText.of(dialect, view));
  }
}
