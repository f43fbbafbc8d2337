package org.fitsql.cli.status;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.fitsql.orm.Database;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two runs.
 *
 * @param from name of the earlier run
 * @param to name of the later run
 * @param removed lines of the configuration that only the earlier has
 * @param added lines of the configuration that only the later has
 * @param facts what else is told of the runs and differs: version, host, counts, rates
 * @param opened failures first seen after the earlier run, up to the later, closed ones included
 * @param closed failures that were over after the earlier run, up to the later
 * @param tables rows written by each, by table, where they differ
 * @param columns that were found after the earlier run, up to the later: table, column, keyword
 */
public record RunDiff(
    String from,
    String to,
    List<String> removed,
    List<String> added,
    Map<String, Pair> facts,
    List<Failure> opened,
    List<Failure> closed,
    Map<String, Pair> tables,
    List<String> columns) {

  private static final int LISTED = 50;

  /** What one and the other run say. */
  public record Pair(@Nullable Object before, @Nullable Object after) {}

  /** A failure, as it is listed here. */
  public record Failure(String path, String stage, String retry, String message) {}

  /**
   * Compares two runs, the earlier first whatever their order.
   *
   * @param one name of a run, or its beginning where no other begins so
   * @throws UnknownRunException where there is none, or more than one
   */
  public static RunDiff of(Database database, String one, String other) throws UnknownRunException {
    RunFacts a = RunFacts.find(database, one);
    RunFacts b = RunFacts.find(database, other);
    RunFacts from = a.started().isAfter(b.started()) ? b : a;
    RunFacts to = from == a ? b : a;
    FailuresBetween between = new FailuresBetween(database, from.started(), to.started());
    return new RunDiff(
        from.run(),
        to.run(),
        minus(from.configuration(), to.configuration()),
        minus(to.configuration(), from.configuration()),
        differing(from.facts(), to.facts()),
        between.opened(),
        between.closed(),
        differing(RunFacts.rows(database, from.run()), RunFacts.rows(database, to.run())),
        between.columns());
  }

  private static List<String> minus(List<String> lines, List<String> others) {
    List<String> left = new ArrayList<>(lines);
    left.removeAll(others);
    return List.copyOf(left);
  }

  private static <T extends @Nullable Object> Map<String, Pair> differing(
      Map<String, T> from, Map<String, T> to) {
    Map<String, Pair> pairs = new LinkedHashMap<>();
    Set<String> names = new LinkedHashSet<>(from.keySet());
    names.addAll(to.keySet());
    for (String name : names) {
      if (!Objects.equals(from.get(name), to.get(name))) {
        pairs.put(name, new Pair(from.get(name), to.get(name)));
      }
    }
    return pairs;
  }

  /** For the eye. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(List.of("from " + from, "to   " + to));
    section(lines, "Configuration", configurationLines());
    section(lines, "Run", pairLines(facts));
    section(lines, "Failures opened", failureLines(opened));
    section(lines, "Failures closed", failureLines(closed));
    section(lines, "Rows written", pairLines(new TreeMap<>(tables)));
    section(lines, "Columns found", columns);
    if (lines.size() == 2) {
      lines.add("Nothing differs.");
    }
    return lines;
  }

  private static void section(List<String> lines, String title, List<String> content) {
    if (!content.isEmpty()) {
      lines.add("");
      lines.add(title);
      content.stream().limit(LISTED).map(line -> "  " + line).forEach(lines::add);
      if (content.size() > LISTED) {
        lines.add("  ... and " + (content.size() - LISTED) + " more; --json lists all");
      }
    }
  }

  private List<String> configurationLines() {
    List<String> lines = new ArrayList<>();
    removed.forEach(line -> lines.add("- " + line));
    added.forEach(line -> lines.add("+ " + line));
    return lines;
  }

  private static List<String> pairLines(Map<String, Pair> pairs) {
    List<String> lines = new ArrayList<>();
    pairs.forEach(
        (name, pair) ->
            lines.add("%-20s %s -> %s".formatted(name, shown(pair.before), shown(pair.after))));
    return lines;
  }

  private static List<String> failureLines(List<Failure> failures) {
    return failures.stream()
        .map(f -> "%s (%s, %s): %s".formatted(f.path, f.stage, f.retry, f.message))
        .map(line -> line.replaceAll("\\p{Cntrl}+", " "))
        .toList();
  }

  private static String shown(@Nullable Object value) {
    if (value instanceof Double number) {
      return String.format(java.util.Locale.ROOT, "%.1f", number);
    }
    return value == null ? "-" : value.toString();
  }

  /** For programs. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("from", from);
    json.put("to", to);
    json.put("configuration", Map.of("removed", removed, "added", added));
    json.put("facts", pairs(facts));
    json.put("failures", Map.of("opened", list(opened), "closed", list(closed)));
    json.put("tables", pairs(tables));
    json.put("columns", columns);
    return json;
  }

  private static Map<String, Object> pairs(Map<String, Pair> pairs) {
    Map<String, Object> json = new LinkedHashMap<>();
    pairs.forEach(
        (name, pair) -> {
          List<@Nullable Object> both = new ArrayList<>();
          both.add(pair.before);
          both.add(pair.after);
          json.put(name, both);
        });
    return json;
  }

  private static List<Map<String, String>> list(List<Failure> failures) {
    return failures.stream()
        .map(f -> Map.of("path", f.path, "stage", f.stage, "class", f.retry, "message", f.message))
        .toList();
  }
}
