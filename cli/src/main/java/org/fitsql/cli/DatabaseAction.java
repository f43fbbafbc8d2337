package org.fitsql.cli;

import java.util.List;
import java.util.Set;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.config.Key;
import org.fitsql.cli.status.Bookkeeping;
import org.fitsql.orm.Database;

/** A command that reads fitsql's own tables. */
abstract class DatabaseAction extends Action {
  DatabaseAction(Surroundings around) {
    super(around);
  }

  @Override
  List<Key> keys() {
    return ConfigurationOptions.ofDatabase();
  }

  @Override
  final int perform() throws Exception {
    Configuration configuration = configuration();
    if (EmbeddedDatabase.isMissing(configuration)) {
      return nothingYet(EmbeddedDatabase.hint(configuration));
    }
    try (Database database = Database.open(configuration.database(), 1)) {
      Bookkeeping bookkeeping = new Bookkeeping(database);
      Set<String> tables = bookkeeping.tables();
      if (Bookkeeping.isMade(tables) && needsCurrent() && !Bookkeeping.isCurrent(tables)) {
        throw new RefusedException(
            "The database was made by an earlier fitsql; `fitsql schema migrate`, or the next ingest,"
                + " brings it up to date.");
      }
      return Bookkeeping.isMade(tables)
          ? read(configuration, database, bookkeeping, tables)
          : nothingYet(
              configuration.databaseUrl()
                  + " is reachable and holds no tables of fitsql yet."
                  + " `fitsql ingest --archive DIR` makes them.");
    }
  }

  /** Whether it asks for what databases of earlier versions do not have. */
  boolean needsCurrent() {
    return false;
  }

  /** Reads from a database that an ingest has filled. */
  abstract int read(
      Configuration configuration, Database database, Bookkeeping bookkeeping, Set<String> tables)
      throws Exception;

  /** Answers where there is no database, or an empty one. */
  abstract int nothingYet(String hint) throws Exception;
}
