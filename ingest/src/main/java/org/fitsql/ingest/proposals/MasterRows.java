package org.fitsql.ingest.proposals;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.fitsql.ingest.catalog.RowShape;
import org.fitsql.ingest.proposals.ProposalEntry.About;
import org.fitsql.orm.Database;
import org.fitsql.orm.ResultRow;
import org.fitsql.orm.RowChange;
import org.fitsql.orm.Table;
import org.jspecify.annotations.Nullable;

/** Rows of {@code master} as they are, but for what a proposal list says. */
final class MasterRows {
  private static final String SELECT =
      "SELECT m.rootname, m.full_rootname, m.path, m.first_ingest_date, m.last_ingest_date,"
          + " m.detector, m.proposid, (SELECT MIN(f.proposal_type) FROM files f"
          + " WHERE f.rootname = m.rootname AND f.state <> 'vanished') FROM master m WHERE ";

  private final Database database;
  private final RowShape rows;

  MasterRows(Database database, Table master) {
    this.database = database;
    this.rows = new RowShape(master);
  }

  /**
   * An observation as it is.
   *
   * @param typeInHeader proposal type that its headers say, or null
   */
  record Observation(
      String rootname,
      @Nullable String fullRootname,
      @Nullable String path,
      @Nullable LocalDateTime firstIngest,
      @Nullable LocalDateTime lastIngest,
      @Nullable String detector,
      @Nullable Long proposid,
      @Nullable String typeInHeader) {}

  /** The observations that lines of a list are about. */
  Map<About, List<Observation>> concerned(List<About> abouts) {
    Map<About, List<Observation>> concerned = new HashMap<>();
    List<Long> proposals =
        abouts.stream().filter(a -> a.rootname().isEmpty()).map(About::proposid).toList();
    if (!proposals.isEmpty()) {
      for (Observation each : read("m.proposid IN (" + marks(proposals) + ")", proposals)) {
        add(concerned, new About(Objects.requireNonNullElse(each.proposid(), 0L), ""), each);
      }
    }
    List<String> names = abouts.stream().map(About::rootname).filter(n -> !n.isEmpty()).toList();
    if (!names.isEmpty()) {
      String where =
          "LOWER(m.rootname) IN (%s) OR LOWER(m.full_rootname) IN (%s)"
              .formatted(marks(names), marks(names));
      List<String> twice = Stream.concat(names.stream(), names.stream()).toList();
      for (Observation each : read(where, twice)) {
        add(concerned, new About(0, lower(each.rootname())), each);
        add(concerned, new About(0, lower(each.fullRootname())), each);
      }
    }
    return concerned;
  }

  private static void add(Map<About, List<Observation>> all, About about, Observation each) {
    all.computeIfAbsent(about, key -> new ArrayList<>()).add(each);
  }

  private static String marks(List<?> values) {
    return String.join(", ", Collections.nCopies(values.size(), "?"));
  }

  private static String lower(@Nullable String name) {
    return name == null ? "" : name.toLowerCase(Locale.ROOT);
  }

  private List<Observation> read(String where, List<?> parameters) {
    return database.query(SELECT + where, parameters, MasterRows::observation);
  }

  private static Observation observation(ResultRow row) {
    return new Observation(
        String.valueOf(row.text(1)),
        row.text(2),
        row.text(3),
        row.dateTime(4),
        row.dateTime(5),
        row.text(6),
        row.whole(7),
        row.text(8));
  }

  /** The row with what the list says now. */
  RowChange row(Observation observation, Proposals proposals) {
    String rootname = observation.rootname();
    String full = observation.fullRootname();
    Long proposid = observation.proposid();
    return rows.row()
        .set("rootname", rootname)
        .set("full_rootname", full)
        .set("path", observation.path())
        .set("first_ingest_date", observation.firstIngest())
        .set("last_ingest_date", observation.lastIngest())
        .set("detector", observation.detector())
        .set("proposid", proposid)
        .set("proposal_type", proposals.type(rootname, full, proposid, observation.typeInHeader()))
        .set("release_date", proposals.releaseDate(rootname, full, proposid))
        .upsert();
  }
}
