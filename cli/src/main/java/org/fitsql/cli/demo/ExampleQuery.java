package org.fitsql.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A question that an instrument's folder suggests, in {@code examples.sql}: comment lines with the
 * title, then the statement, which ends with a semicolon.
 *
 * @param title what is asked
 * @param sql the statement, without the semicolon
 */
public record ExampleQuery(String title, String sql) {

  /** The examples of an instrument that comes with fitsql; none where it has none. */
  public static List<ExampleQuery> of(String instrument) throws IOException {
    String resource = "instruments/" + instrument + "/examples.sql";
    try (InputStream stream = ExampleQuery.class.getClassLoader().getResourceAsStream(resource)) {
      return stream == null
          ? List.of()
          : parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  static List<ExampleQuery> parse(String text) {
    List<ExampleQuery> queries = new ArrayList<>();
    List<String> title = new ArrayList<>();
    List<String> sql = new ArrayList<>();
    for (String line : text.lines().map(String::stripTrailing).toList()) {
      if (line.isEmpty() && sql.isEmpty()) {
        title.clear(); // a comment that stands apart is about the file
      } else if (line.startsWith("--") && sql.isEmpty()) {
        title.add(line.substring(2).strip());
      } else if (line.endsWith(";")) {
        sql.add(line.substring(0, line.length() - 1));
        queries.add(new ExampleQuery(String.join(" ", title), String.join("\n", sql)));
        title.clear();
        sql.clear();
      } else {
        sql.add(line);
      }
    }
    return List.copyOf(queries);
  }
}
