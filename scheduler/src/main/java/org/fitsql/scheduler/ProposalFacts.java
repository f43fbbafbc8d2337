package org.fitsql.scheduler;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.Trouble.Severity;
import org.fitsql.ingest.Trouble.Stage;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.observation.RunStamp;
import org.fitsql.ingest.proposals.ProposalList;
import org.fitsql.ingest.proposals.ProposalListException;
import org.fitsql.ingest.proposals.ProposalRows;
import org.fitsql.ingest.proposals.Proposals;
import org.fitsql.orm.Database;
import org.fitsql.orm.ResultRow;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The proposal list of a run: read, applied to the observations that are there, handed to those
 * that come. A list that cannot be used leaves in force what was given before.
 */
final class ProposalFacts {
  private static final Logger log = LoggerFactory.getLogger(ProposalFacts.class);

  /** How many bad lines and proposals are named; the rest is counted. */
  private static final int NAMED = 20;

  private final Database database;
  private final @Nullable Path file;
  private final Tally tally;

  ProposalFacts(Database database, @Nullable Path file, Tally tally) {
    this.database = database;
    this.file = file;
    this.tally = tally;
  }

  /** The list in force, with the rows of the observations that are there as it says. */
  Proposals inForce(CatalogTables tables, RunStamp stamp) {
    ProposalRows rows = new ProposalRows(database, tables, stamp);
    if (file == null) {
      return rows.stored();
    }
    try {
      ProposalList list = ProposalList.read(file);
      list.badLines().stream().limit(NAMED).forEach(bad -> tell(bad.line(), bad.message()));
      if (list.badLines().size() > NAMED) {
        int more = list.badLines().size() - NAMED;
        tell(list.badLines().get(NAMED).line(), "and " + (more - 1) + " further lines are wrong");
      }
      ProposalRows.Outcome outcome = rows.update(list);
      log.info(
          "{}: {} entries, {} of them new, changed or gone; {} observations brought up to date",
          file,
          list.entries().size(),
          outcome.changed(),
          outcome.observations());
      tally.add(Tally.Count.ROWS, outcome.changed() + outcome.observations());
      return outcome.inForce();
    } catch (ProposalListException e) {
      tally.trouble(
          trouble(
              Severity.FAILURE,
              String.valueOf(e.getMessage()),
              "Mend it; until then the list given before is in force."));
      return rows.stored();
    }
  }

  private void tell(long line, String message) {
    tally.trouble(
        trouble(
            Severity.FAILURE,
            "line " + line + " is left out: " + message,
            "Mend the line; the others are in force."));
  }

  /** Lists the proposals of the archive that the list should know and does not. */
  void tellUnknown(Proposals inForce) {
    if (inForce.isEmpty()) {
      return;
    }
    String lacking =
        inForce.tellsTypes() && inForce.tellsReleaseDates()
            ? "(proposal_type IS NULL OR release_date IS NULL)"
            : inForce.tellsTypes() ? "proposal_type IS NULL" : "release_date IS NULL";
    List<String> unknown =
        database.query(
            "SELECT proposid, COUNT(*) FROM master WHERE proposid IS NOT NULL AND "
                + lacking
                + " GROUP BY proposid ORDER BY proposid",
            List.of(),
            ProposalFacts::proposal);
    if (unknown.isEmpty()) {
      return;
    }
    String named = unknown.stream().limit(NAMED).collect(Collectors.joining(", "));
    String more = unknown.size() > NAMED ? " and " + (unknown.size() - NAMED) + " more" : "";
    tally.trouble(
        trouble(
            Severity.WARNING,
            "type or release date not known of %d proposals: %s%s"
                .formatted(unknown.size(), named, more),
            "Add them to the list; until then both are NULL in master where they are not known."));
  }

  private static String proposal(ResultRow row) {
    return row.whole(1) + " (" + row.whole(2) + " observations)";
  }

  private Trouble trouble(Severity severity, String message, String advice) {
    String path = file == null ? "proposal list" : file.toString();
    return new Trouble(severity, Stage.ROWS, path, "", null, "", message, advice);
  }
}
