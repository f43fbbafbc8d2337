package org.fitsql.quicklook;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fitsql.fits.TableColumn;

/** What to draw of HDUs that no instrument has a rule for; read from {@code drawing.txt}. */
final class DrawingRules {
  private final Map<String, List<List<String>>> lines;

  private DrawingRules(Map<String, List<List<String>>> lines) {
    this.lines = lines;
  }

  static DrawingRules read() {
    try (InputStream stream = DrawingRules.class.getResourceAsStream("drawing.txt")) {
      if (stream == null) {
        throw new IllegalStateException("drawing.txt is missing beside " + DrawingRules.class);
      }
      Map<String, List<List<String>>> lines = new HashMap<>();
      new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
          .lines()
          .map(line -> line.replaceAll("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .map(line -> List.of(line.split("\\s+", -1)))
          .forEach(
              words ->
                  lines
                      .computeIfAbsent(words.get(0), kind -> new ArrayList<>())
                      .add(words.subList(1, words.size())));
      return new DrawingRules(lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keywords that give the number of reads of a ramp. */
  List<String> ramps() {
    return all("ramp").stream().map(words -> words.get(0)).toList();
  }

  /** Columns for x and y whose rows are events. */
  Optional<List<TableColumn>> events(List<TableColumn> columns) {
    return pair("events", columns).filter(DrawingRules::isScalar);
  }

  /** Columns for y and x that make a curve. */
  Optional<List<TableColumn>> curve(List<TableColumn> columns) {
    return pair("curve", columns).filter(pair -> pair.get(0).repeat() == pair.get(1).repeat());
  }

  /** Columns for x and y that are points. */
  Optional<List<TableColumn>> points(List<TableColumn> columns) {
    return pair("points", columns).filter(DrawingRules::isScalar);
  }

  /** What other columns are drawn against. */
  Optional<TableColumn> abscissa(List<TableColumn> columns) {
    return all("abscissa").stream()
        .flatMap(words -> named(words.get(0), columns).stream())
        .findFirst();
  }

  private Optional<List<TableColumn>> pair(String kind, List<TableColumn> columns) {
    for (List<String> names : all(kind)) {
      Optional<TableColumn> first = named(names.get(0), columns);
      Optional<TableColumn> second = named(names.get(1), columns);
      if (first.isPresent() && second.isPresent()) {
        return Optional.of(List.of(first.get(), second.get()));
      }
    }
    return Optional.empty();
  }

  private static boolean isScalar(List<TableColumn> columns) {
    return columns.stream().allMatch(column -> column.repeat() == 1);
  }

  private static Optional<TableColumn> named(String name, List<TableColumn> columns) {
    return columns.stream()
        .filter(column -> column.isNumeric() && column.name().equalsIgnoreCase(name))
        .findFirst();
  }

  private List<List<String>> all(String kind) {
    return lines.getOrDefault(kind, List.of());
  }
}
