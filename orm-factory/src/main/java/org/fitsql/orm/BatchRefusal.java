package org.fitsql.orm;

import java.sql.BatchUpdateException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fitsql.orm.BatchRunner.BatchFailure;
import org.jspecify.annotations.Nullable;

/** Says which unit, table, column and value the database refused, as far as the driver tells. */
final class BatchRefusal {
  /** {@code Data too long for column 'targname' at row 1}. */
  private static final Pattern MYSQL =
      Pattern.compile("column [`']?(?:[\\w`]+\\.)*`?(\\w+)[`']? at row (\\d+)");

  /** {@code Value too long for column "targname CHARACTER VARYING(8)": ...}. */
  private static final Pattern H2 = Pattern.compile("column \"+(\\w+)");

  private static final int SHOWN = 60;

  private final BatchFailure failure;
  private final FaultMessages messages;

  BatchRefusal(BatchFailure failure, FaultMessages messages) {
    this.failure = failure;
    this.messages = messages;
  }

  DatabaseException explained(List<Unit> units) {
    TableBatch batch = failure.batch();
    String value = batch instanceof TableBatch.Upserts upserts ? offender(upserts).orElse("") : "";
    String doing = "writing " + UnitWriter.names(units) + " to table " + batch.table().name();
    return messages.explain(doing + value, failure.refusal());
  }

  private Optional<String> offender(TableBatch.Upserts batch) {
    String told = FaultMessages.told(failure.refusal());
    Matcher mysql = MYSQL.matcher(told);
    if (mysql.find()) {
      int row = failure.first() + Integer.parseInt(mysql.group(2)) - 1;
      return value(batch, mysql.group(1), row);
    }
    Matcher h2 = H2.matcher(told);
    return h2.find() ? value(batch, h2.group(1), firstFailedRow()) : Optional.empty();
  }

  /** H2 runs a batch row by row and marks those that failed. */
  private int firstFailedRow() {
    if (failure.refusal() instanceof BatchUpdateException batch) {
      int[] counts = batch.getUpdateCounts();
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] == java.sql.Statement.EXECUTE_FAILED) {
          return i;
        }
      }
    }
    return -1;
  }

  private static Optional<String> value(TableBatch.Upserts batch, String column, int row) {
    boolean known = batch.table().columns().stream().anyMatch(c -> c.name().equals(column));
    if (!known || row < 0 || row >= batch.rows().size()) {
      return known ? Optional.of(", column " + column) : Optional.empty();
    }
    Object value = batch.rows().get(row).values()[batch.table().position(column)];
    return Optional.of(", column " + column + ", value " + shown(value));
  }

  private static String shown(@Nullable Object value) {
    if (value instanceof byte[] bytes) {
      return bytes.length + " bytes";
    }
    String text = String.valueOf(value);
    return text.length() <= SHOWN
        ? "'" + text + "'"
        : "'" + text.substring(0, SHOWN) + "...' (" + text.length() + " characters)";
  }
}
