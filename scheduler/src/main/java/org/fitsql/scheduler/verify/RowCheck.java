package org.fitsql.scheduler.verify;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.fitsql.ingest.observation.ExpectedRows.ExpectedRow;
import org.fitsql.orm.Column;
import org.fitsql.orm.RowChange.Delete;
import org.fitsql.orm.Table;
import org.fitsql.scheduler.verify.Difference.Kind;
import org.jspecify.annotations.Nullable;

/** Holds the stored rows of one table against those that files ought to have. */
final class RowCheck {
  private static final int TOLD = 80;

  /** What an ingest writes that no file says. */
  private static final Set<String> NOT_IN_FILES =
      Set.of("run", "first_ingest_date", "last_ingest_date", "first_seen", "state_date", "drawn");

  private final Table table;
  private final Set<String> uncompared;
  private final Map<String, String> keywords;
  private final @Nullable Integer hdu;
  private final Map<List<@Nullable Object>, ExpectedRow> expected = new HashMap<>();
  private long values;

  /**
   * @param own whether the table is one of fitsql's own, with columns that no file accounts for
   * @param more further columns that are not compared
   * @param keywords what columns show, by column
   * @param hdu that all rows are of, or null where that depends on the row
   */
  RowCheck(
      Table table,
      boolean own,
      Set<String> more,
      Map<String, String> keywords,
      @Nullable Integer hdu) {
    this.table = table;
    this.uncompared = new java.util.HashSet<>(more);
    if (own) {
      uncompared.addAll(NOT_IN_FILES);
    }
    this.keywords = keywords;
    this.hdu = hdu;
  }

  Table table() {
    return table;
  }

  /** How many values were compared. */
  long values() {
    return values;
  }

  /** Of two that fill one row the later counts, as in the database. */
  void expect(ExpectedRow row) {
    expected.put(key(row.row().values()), row);
  }

  /**
   * Compares a stored row.
   *
   * @return whether a row of this key was expected
   */
  boolean compare(@Nullable Object[] stored, Consumer<Difference> differences) {
    ExpectedRow wanted = expected.remove(key(stored));
    if (wanted == null) {
      return false;
    }
    @Nullable Object[] values = wanted.row().values();
    for (int i = 0; i < values.length; i++) {
      Column column = table.columns().get(i);
      if (!uncompared.contains(column.name())) {
        this.values++;
        if (!isSame(stored[i], normal(values[i]))) {
          differences.accept(difference(column, wanted, stored[i], normal(values[i])));
        }
      }
    }
    return true;
  }

  /** The rows that were expected and not compared. */
  void missing(Consumer<Difference> differences) {
    for (ExpectedRow wanted : expected.values()) {
      @Nullable Object[] values = wanted.row().values();
      differences.accept(
          new Difference(
              Kind.ROW,
              wanted.path(),
              rootname(values),
              hdu(values),
              table.name(),
              "",
              null,
              words(key(values)),
              "table %s lacks the row %s".formatted(table.name(), words(key(values)))));
    }
  }

  /** A stored row that nothing accounts for. */
  Difference orphan(@Nullable Object[] stored, String path) {
    return new Difference(
        Kind.ORPHAN_ROW,
        path,
        rootname(stored),
        hdu(stored),
        table.name(),
        "",
        words(key(stored)),
        null,
        "table %s has the row %s, which no file accounts for"
            .formatted(table.name(), words(key(stored))));
  }

  /** What removes a stored row. */
  Delete removal(@Nullable Object[] stored) {
    return new Delete(
        table,
        table.key().stream().map(Column::name).toList(),
        key(stored).stream().map(Objects::requireNonNull).toArray());
  }

  /** The value of a column of a row, or null where the table has no such column. */
  @Nullable Object value(@Nullable Object[] row, String column) {
    for (int i = 0; i < row.length; i++) {
      if (table.columns().get(i).name().equals(column)) {
        return row[i];
      }
    }
    return null;
  }

  private List<@Nullable Object> key(@Nullable Object[] row) {
    List<@Nullable Object> key = new ArrayList<>();
    for (int i = 0; i < row.length; i++) {
      if (table.columns().get(i).role() == Column.Role.KEY) {
        key.add(row[i]);
      }
    }
    return key;
  }

  private String rootname(@Nullable Object[] row) {
    return Objects.toString(value(row, "rootname"), "");
  }

  private @Nullable Integer hdu(@Nullable Object[] row) {
    return hdu == null && value(row, "hdu") instanceof Long index
        ? Integer.valueOf(index.intValue())
        : hdu;
  }

  private Difference difference(
      Column column, ExpectedRow wanted, @Nullable Object stored, @Nullable Object expectedValue) {
    String place = table.name() + "." + column.name();
    return new Difference(
        Kind.COLUMN,
        wanted.path(),
        rootname(wanted.row().values()),
        hdu(wanted.row().values()),
        place,
        keywords.getOrDefault(column.name(), ""),
        text(stored),
        text(expectedValue),
        "%s is %s, by the file it is %s".formatted(place, shown(stored), shown(expectedValue)));
  }

  /** As both databases keep it. */
  private static @Nullable Object normal(@Nullable Object value) {
    if (value instanceof Integer small) {
      return small.longValue();
    }
    if (value instanceof Double real && !Double.isFinite(real)) {
      return null;
    }
    if (value instanceof LocalDateTime moment) {
      return moment.truncatedTo(ChronoUnit.MICROS);
    }
    return value instanceof LocalTime time ? time.truncatedTo(ChronoUnit.MICROS) : value;
  }

  private static boolean isSame(@Nullable Object stored, @Nullable Object wanted) {
    if (stored instanceof Double one && wanted instanceof Double other) {
      return one.doubleValue() == other.doubleValue();
    }
    return stored instanceof byte[] one && wanted instanceof byte[] other
        ? Arrays.equals(one, other)
        : Objects.equals(stored, wanted);
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static String shown(@Nullable Object value) {
    String text =
        value instanceof String word ? "'" + word + "'" : value == null ? "NULL" : value.toString();
    return text.length() <= TOLD ? text : text.substring(0, TOLD) + "...";
  }

  private static String words(List<@Nullable Object> key) {
    return String.join(", ", key.stream().map(String::valueOf).toList());
  }
}
