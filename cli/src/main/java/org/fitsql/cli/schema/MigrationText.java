package org.fitsql.cli.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fitsql.orm.SchemaGrowth.Denied;
import org.fitsql.scheduler.SchemaMigration.Outcome;

/** What a migration did. */
public final class MigrationText {
  private static final int SHOWN = 160;

  private MigrationText() {}

  /** For people; statements that were denied are whole, so that they can be run. */
  public static List<String> lines(Outcome outcome) {
    List<String> lines = new ArrayList<>();
    outcome.done().forEach(statement -> lines.add("done: " + shortened(statement)));
    if (!outcome.denied().isEmpty()) {
      lines.add("The database denied what follows; let its administrator run it:");
      outcome.denied().forEach(denied -> lines.add(denied.statement() + ";"));
    } else if (outcome.done().isEmpty()) {
      lines.add("Nothing to do: definitions and database agree.");
    } else {
      lines.add(outcome.done().size() + " done; the database is up to date.");
    }
    return lines;
  }

  private static String shortened(String statement) {
    String line = statement.replaceAll("\\s+", " ");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
  }

  /** For programs. */
  public static Map<String, Object> json(Outcome outcome) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("done", outcome.done());
    json.put("denied", outcome.denied().stream().map(Denied::statement).toList());
    return json;
  }
}
