package org.fitsql.ingest.catalog;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.orm.Database;

/** The instruments that a database has files of: header tables are made with the first file. */
public final class PresentInstruments {
  private static final String FILES =
      "select count(*) from information_schema.tables"
          + " where lower(table_name) = 'files' and table_schema = schema()";

  private PresentInstruments() {}

  /** Those of {@code profiles} that have files, in their order. */
  public static List<InstrumentProfile> of(Database database, List<InstrumentProfile> profiles) {
    boolean there =
        database.query(FILES, List.of(), row -> Long.valueOf(1).equals(row.whole(1))).get(0);
    if (!there) {
      return List.of();
    }
    Set<String> found =
        new HashSet<>(
            database.query(
                "select distinct instrument from files where state in ('ingested', 'incomplete')",
                List.of(),
                row -> String.valueOf(row.text(1))));
    return profiles.stream().filter(profile -> found.contains(profile.id())).toList();
  }
}
