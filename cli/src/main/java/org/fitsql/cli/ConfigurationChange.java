package org.fitsql.cli;

import java.util.List;
import java.util.stream.Stream;
import org.fitsql.cli.config.Configuration;

/** What is said otherwise in a configuration that was read again. */
record ConfigurationChange(Configuration before, Configuration now) {

  /** A line for each difference, without secrets; none where they are the same. */
  List<String> differences() {
    String password =
        before.database().equals(now.database())
                || !before.database().toString().equals(now.database().toString())
            ? ""
            : "the password of the database is another one";
    return Stream.of(
            Stream.of(password).filter(difference -> !difference.isEmpty()),
            now.values().stream()
                .filter(value -> before.values().stream().noneMatch(v -> same(v, value)))
                .map(Configuration.Value::toString),
            before.values().stream()
                .filter(value -> now.values().stream().noneMatch(v -> v.key() == value.key()))
                .map(value -> value.key().path() + " is no longer set"))
        .flatMap(each -> each)
        .toList();
  }

  private static boolean same(Configuration.Value a, Configuration.Value b) {
    return a.key() == b.key() && a.shown().equals(b.shown());
  }
}
