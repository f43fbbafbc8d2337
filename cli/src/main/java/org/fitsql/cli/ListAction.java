package org.fitsql.cli;

import java.io.IOException;
import java.util.Set;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.status.Bookkeeping;
import org.fitsql.orm.Database;
import org.fitsql.orm.QuerySink;

/** A command that lists rows of one of fitsql's own tables. */
abstract class ListAction extends DatabaseAction {

  ListAction(Surroundings around) {
    super(around);
  }

  /** Asks for the rows. */
  abstract void list(Database database, QuerySink sink);

  /** Looks at what was typed, with the database at hand, before anything is printed. */
  void prepare(Configuration configuration, Database database, Set<String> tables)
      throws RefusedException {}

  /** Answers by itself where something else than the list was asked for. */
  boolean isAnswered(Database database) throws IOException, RefusedException {
    return false;
  }

  /** What is said where there are none. */
  abstract String none();

  @Override
  boolean needsCurrent() {
    return true;
  }

  @Override
  final int read(
      Configuration configuration, Database database, Bookkeeping bookkeeping, Set<String> tables)
      throws IOException, RefusedException {
    prepare(configuration, database, tables);
    if (isAnswered(database)) {
      return ExitCode.DONE;
    }
    long rows = Results.onScreen(json()).write(around(), sink -> list(database, sink));
    if (rows == 0 && !json() && !quiet()) {
      around().err().println(none());
    }
    return ExitCode.DONE;
  }

  @Override
  final int nothingYet(String hint) {
    if (json()) {
      around().out().println("[]");
    }
    around().err().println(hint);
    return ExitCode.DONE;
  }
}
