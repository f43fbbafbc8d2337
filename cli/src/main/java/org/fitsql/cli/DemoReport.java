package org.fitsql.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fitsql.cli.demo.DemoFolder;
import org.fitsql.cli.demo.ExampleQuery;
import org.fitsql.cli.output.Json;
import org.fitsql.cli.output.Output;
import org.fitsql.cli.output.RowCollector;
import org.fitsql.cli.run.Places;
import org.fitsql.cli.run.SummaryJson;
import org.fitsql.cli.run.SummaryText;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.orm.Database;
import org.fitsql.scheduler.RunSummary;
import org.jspecify.annotations.Nullable;

/** What a demo prints at the end: summary, examples with their rows, and where to go on. */
final class DemoReport {
  private static final int EXAMPLES = 3;

  private final Action action;
  private final DemoFolder demo;
  private final List<InstrumentProfile> profiles;

  DemoReport(Action action, DemoFolder demo, List<InstrumentProfile> profiles) {
    this.action = action;
    this.demo = demo;
    this.profiles = profiles;
  }

  void of(RunSummary summary, Places places, int exitCode, Database database)
      throws IOException, RefusedException {
    if (action.json()) {
      json(summary, places, exitCode, database);
      return;
    }
    PrintStream out = action.around().out();
    SummaryText.lines(summary, places).forEach(out::println);
    for (ExampleQuery example : examples()) {
      out.println();
      out.println(example.title());
      example.sql().lines().forEach(line -> out.println("  " + line));
      out.println();
      Results.onScreen(false)
          .write(action.around(), sink -> database.queryReadOnly(example.sql(), sink));
    }
    next(out, places);
  }

  private void next(PrintStream out, Places places) {
    Path configuration = action.around().workingDirectory().relativize(demo.configuration());
    out.println();
    out.println("Look at");
    out.println("  images      " + places.jpegs());
    out.println("  thumbnails  " + places.thumbnails());
    out.println("  archive     " + demo.archive());
    out.println("  log         " + places.log());
    out.println("Ask on");
    String fitsql = action.around().environment().getOrDefault("FITSQL_COMMAND", "fitsql");
    String named = " --config " + configuration;
    out.println("  " + fitsql + " status" + named);
    out.println("  " + fitsql + " query" + named + " \"SELECT * FROM master\"");
  }

  private void json(RunSummary summary, Places places, int exitCode, Database database)
      throws IOException {
    List<Map<String, @Nullable Object>> queries = new ArrayList<>();
    for (ExampleQuery example : examples()) {
      RowCollector rows = new RowCollector();
      database.queryReadOnly(example.sql(), rows);
      Map<String, @Nullable Object> query = new LinkedHashMap<>();
      query.put("title", example.title());
      query.put("sql", example.sql());
      query.put("rows", rows.rows());
      queries.add(query);
    }
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("summary", SummaryJson.of(summary, places, exitCode));
    json.put("queries", queries);
    json.put("configuration", demo.configuration());
    Json.write(Output.to(action.around().out()), json);
  }

  private List<ExampleQuery> examples() throws IOException {
    List<ExampleQuery> examples = new ArrayList<>();
    for (InstrumentProfile profile : profiles) {
      examples.addAll(ExampleQuery.of(profile.id()));
    }
    return examples.stream().limit(EXAMPLES).toList();
  }
}
