package org.fitsql.bench.stage;

import java.util.List;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.InstrumentProfiles;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseSettings;

/**
 * Brings the tables of one instrument into a database, and ends: {@code URL USER INSTRUMENT}. The
 * password comes from the environment.
 */
final class SchemaChild {
  static final String PASSWORD = "BENCH_PASSWORD";

  private SchemaChild() {}

  public static void main(String[] arguments) {
    List<InstrumentProfile> profiles =
        InstrumentProfiles.builtIn().stream()
            .filter(profile -> profile.id().equals(arguments[2]))
            .toList();
    DatabaseSettings settings =
        new DatabaseSettings(arguments[0], arguments[1], System.getenv(PASSWORD));
    try (Database database = Database.open(settings, 1)) {
      database.schema(new CatalogTables(profiles).all()).update();
    }
  }
}
