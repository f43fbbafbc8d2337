package org.fitsql.scheduler;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.fitsql.ingest.Retry;
import org.fitsql.orm.Column;
import org.fitsql.orm.Column.Role;
import org.fitsql.orm.ColumnKind;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseException;
import org.fitsql.orm.RowChange;
import org.fitsql.orm.Table;
import org.fitsql.orm.Unit;
import org.fitsql.orm.UnitOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Makes failures due at once that someone asks to try again, whatever their class: the next run
 * reads their files though they have not changed.
 */
public final class AskedRetries {
  private static final int FILES_PER_UNIT = 500;

  /** The columns of the two tables that change; all others stay as they are. */
  private static final Table FILES =
      table(
          "files",
          List.of(
              key("path", ColumnKind.PATH, 512),
              new Column("settled", ColumnKind.BIGINT, 0, Role.COMPARED, "")));

  private static final Table FAILURES =
      table(
          "failures",
          List.of(key("path", ColumnKind.PATH, 512), key("stage", ColumnKind.VARCHAR, 16)));

  private final Database database;
  private final RunIdentity identity;
  private final Clock clock;

  /**
   * @param identity of who asks, for the record in {@code runs}
   */
  public AskedRetries(Database database, RunIdentity identity, Clock clock) {
    this.database = database;
    this.identity = identity;
    this.clock = clock;
  }

  /**
   * What is asked for; what is null does not limit it.
   *
   * @param path of one file, relative to the archive
   * @param rootname key or full rootname
   * @param retry class of the failures
   */
  public record Wanted(@Nullable String path, @Nullable String rootname, @Nullable Retry retry) {}

  private record Failure(String path, String stage) {}

  /**
   * Makes them due.
   *
   * @return paths of the files that the next run tries again, each once
   * @throws DatabaseException LOCKED where a run is under way
   */
  public List<String> ask(Wanted wanted) {
    try (RunClaim held = RunClaim.take(database, clock)) {
      List<Failure> failures = find(wanted);
      LocalDateTime now = RunRecord.utc(clock.instant());
      List<RowChange> changes = new ArrayList<>();
      List<String> paths = failures.stream().map(Failure::path).distinct().toList();
      for (String path : paths) {
        changes.add(new RowChange.Upsert(FILES, new @Nullable Object[] {path, null, now}));
      }
      for (Failure failure : failures) {
        @Nullable Object[] row = {failure.path, failure.stage, now};
        changes.add(new RowChange.Upsert(FAILURES, row));
      }
      for (int from = 0; from < changes.size(); from += FILES_PER_UNIT) {
        int to = Math.min(changes.size(), from + FILES_PER_UNIT);
        write(new Unit("retry", changes.subList(from, to)));
      }
      if (!paths.isEmpty()) {
        record(paths.size());
      }
      return paths;
    }
  }

  private void record(int files) {
    RunFrame frame = RunFrame.now(identity, clock);
    String message = files + (files == 1 ? " file is" : " files are") + " due again";
    frame.write(database, frame.ended("done").set("message", message));
  }

  /** Only what has a row in the inventory: whatever else failed, every run tries again. */
  private List<Failure> find(Wanted wanted) {
    List<Object> values = new ArrayList<>();
    StringBuilder where = new StringBuilder();
    if (wanted.path != null) {
      where.append(" and f.path = ?");
      values.add(wanted.path);
    }
    if (wanted.rootname != null) {
      where.append(" and (a.rootname = ? or a.full_rootname = ?)");
      values.add(wanted.rootname);
      values.add(wanted.rootname);
    }
    if (wanted.retry != null) {
      where.append(" and f.class = ?");
      values.add(wanted.retry.word());
    }
    return database.query(
        "select f.path, f.stage from failures f join files a on a.path = f.path"
            + " where a.state <> 'vanished'"
            + where
            + " order by f.path, f.stage",
        values,
        row ->
            new Failure(Objects.requireNonNull(row.text(1)), Objects.requireNonNull(row.text(2))));
  }

  private void write(Unit unit) {
    if (database.write(List.of(unit)).get(0) instanceof UnitOutcome.Refused refused) {
      throw refused.cause();
    }
  }

  private static Table table(String name, List<Column> key) {
    List<Column> columns = new ArrayList<>(key);
    columns.add(new Column("next_attempt", ColumnKind.DATETIME, 0, Role.COMPARED, ""));
    return new Table(name, "", List.copyOf(columns), null, List.of());
  }

  private static Column key(String name, ColumnKind kind, int length) {
    return new Column(name, kind, length, Role.KEY, "");
  }
}
