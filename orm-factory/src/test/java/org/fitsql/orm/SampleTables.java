package org.fitsql.orm;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fitsql.orm.Column.Role;
import org.fitsql.testkit.TestDatabase;
import org.jspecify.annotations.Nullable;

/** Tables as fitsql has them, small. */
final class SampleTables {
  static final Column ROOTNAME = new Column("rootname", ColumnKind.VARCHAR, 32, Role.KEY, "");

  static final Table MASTER =
      new Table(
          "master",
          "one row per observation",
          List.of(
              ROOTNAME,
              new Column("first_ingest_date", ColumnKind.DATETIME, 0, Role.EXTRA, ""),
              Column.of("last_ingest_date", ColumnKind.DATETIME, ""),
              new Column("detector", ColumnKind.VARCHAR, 8, Role.COMPARED, "")),
          null,
          List.of(new Table.Index("detector", List.of("detector"))));

  /** A column of every kind, and names that are reserved words somewhere. */
  static final Table HEADER =
      new Table(
          "wfc_flt_1",
          "it's the header of \\ extension 1",
          List.of(
              ROOTNAME,
              new Column("filename", ColumnKind.PATH, 255, Role.COMPARED, ""),
              Column.of("exptime", ColumnKind.DOUBLE, "exposure duration (seconds)"),
              Column.of("naxis1", ColumnKind.BIGINT, ""),
              Column.of("groups", ColumnKind.BOOLEAN, "the author's \\ \"groups\""),
              Column.of("parallel", ColumnKind.TEXT, ""),
              Column.of("date_obs", ColumnKind.DATE, ""),
              Column.of("time_obs", ColumnKind.TIME, ""),
              Column.of("made", ColumnKind.DATETIME, ""),
              Column.of("cards", ColumnKind.BLOB, "")),
          "master",
          List.of(new Table.Index("filename", List.of("filename"))));

  static final Table CHILD =
      new Table(
          "drizzle_data",
          "",
          List.of(
              ROOTNAME,
              new Column("drizzle_index", ColumnKind.BIGINT, 0, Role.KEY, ""),
              Column.of("data", ColumnKind.TEXT, "")),
          "master",
          List.of());

  static final List<Table> ALL = List.of(CHILD, HEADER, MASTER);

  static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 20, 12, 0);

  private SampleTables() {}

  static Database open(TestDatabase database) {
    return Database.open(
        new DatabaseSettings(database.url(), database.user(), database.password()), 4);
  }

  /** Opens the database and creates {@link #ALL}. */
  static Database created(TestDatabase database) {
    Database opened = open(database);
    opened.schema(ALL).update();
    return opened;
  }

  static RowChange master(String rootname) {
    return master(rootname, NOON, "wfc");
  }

  static RowChange master(String rootname, LocalDateTime when, String detector) {
    return new RowChange.Upsert(MASTER, new Object[] {rootname, when, when, detector});
  }

  /** A header row of which only the named columns have a value. */
  static RowChange header(String rootname, Object... namesAndValues) {
    return row(HEADER, rootname, namesAndValues);
  }

  static RowChange row(Table table, String rootname, Object... namesAndValues) {
    @Nullable Object[] values = new Object[table.columns().size()];
    values[0] = rootname;
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values[table.position((String) namesAndValues[i])] = namesAndValues[i + 1];
    }
    return new RowChange.Upsert(table, values);
  }

  static Unit unit(String rootname, RowChange... changes) {
    List<RowChange> all = new ArrayList<>(List.of(master(rootname)));
    all.addAll(Arrays.asList(changes));
    return new Unit(rootname, all);
  }

  /** A header table of many columns. */
  static Table wide(String name, int columns) {
    List<ColumnKind> kinds = List.of(ColumnKind.TEXT, ColumnKind.DOUBLE, ColumnKind.BIGINT);
    List<Column> all = new ArrayList<>(List.of(ROOTNAME));
    for (int i = 0; i < columns; i++) {
      all.add(Column.of("keyword" + i, kinds.get(i % kinds.size()), "comment " + i));
    }
    return new Table(name, "", all, "master", List.of());
  }
}
