package org.fitsql.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fitsql.bench.database.DatabaseServer;
import org.fitsql.bench.stage.Sizes;
import org.jspecify.annotations.Nullable;

/** Reads the command line of the benchmark. */
final class OptionReader {
  private static final Set<String> FLAGS = Set.of("--check", "--keep");
  private static final Set<String> VALUED =
      Set.of(
          "--frames",
          "--scale",
          "--files",
          "--rounds",
          "--only",
          "--database",
          "--user",
          "--out",
          "--work");
  private static final Pattern URL =
      Pattern.compile("jdbc:(?:mysql|mariadb)://([^/:?]+)(?::(\\d+))?(?:/.*)?");
  private static final int LARGEST_FIRST = 2_400;
  private static final int OTHERS = 600;

  private final List<String> detectors;
  private final String largest;
  private final List<String> stages;
  private final Path home;
  private final Map<String, String> given = new HashMap<>();

  /**
   * @param largest the detector of which there are most by default
   * @param home the folder of the benchmark
   */
  OptionReader(List<String> detectors, String largest, List<String> stages, Path home) {
    this.detectors = detectors;
    this.largest = largest;
    this.stages = stages;
    this.home = home;
  }

  /**
   * Reads.
   *
   * @param password of the server, from the environment
   */
  Options read(List<String> arguments, String password) throws UsageException {
    collect(arguments);
    Map<String, Integer> observations = new LinkedHashMap<>();
    for (String detector : detectors) {
      int usual = detector.equals(largest) ? LARGEST_FIRST : OTHERS;
      int wanted = number("--" + detector, usual, 0);
      if (wanted > 0) {
        observations.put(detector, wanted);
      }
    }
    if (observations.isEmpty()) {
      throw new UsageException("There is nothing to measure without any observation.");
    }
    Sizes sizes =
        new Sizes(
            observations,
            number("--frames", 8, 1),
            scale(),
            number("--files", 20_000, 1),
            number("--rounds", 3, 1));
    return new Options(
        sizes,
        only(),
        given.containsKey("--check"),
        given.containsKey("--keep"),
        server(password),
        path("--out", "target/out"),
        path("--work", "target/work"));
  }

  private void collect(List<String> arguments) throws UsageException {
    Iterator<String> words = arguments.iterator();
    while (words.hasNext()) {
      String word = words.next();
      boolean isDetector = word.startsWith("--") && detectors.contains(word.substring(2));
      if (FLAGS.contains(word)) {
        given.put(word, "");
      } else if (!VALUED.contains(word) && !isDetector) {
        throw new UsageException("Unknown option " + word + "; see bench/run --help.");
      } else if (!words.hasNext()) {
        throw new UsageException(word + " needs a value; see bench/run --help.");
      } else {
        given.put(word, words.next());
      }
    }
  }

  private int number(String option, int usual, int least) throws UsageException {
    String text = given.getOrDefault(option, Integer.toString(usual));
    try {
      int number = Integer.parseInt(text);
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new UsageException(option + " " + text + ": expected a whole number.");
    }
    throw new UsageException(option + " " + text + ": expected " + least + " or more.");
  }

  private double scale() throws UsageException {
    String text = given.getOrDefault("--scale", "1");
    try {
      double scale = Double.parseDouble(text);
      if (scale > 0 && scale <= 1) {
        return scale;
      }
    } catch (NumberFormatException e) {
      throw new UsageException("--scale " + text + ": expected a number.");
    }
    throw new UsageException("--scale " + text + ": expected more than 0 and at most 1.");
  }

  private Set<String> only() throws UsageException {
    if (!given.containsKey("--only")) {
      return Set.of();
    }
    Set<String> only = new LinkedHashSet<>(Arrays.asList(given.get("--only").split(",", -1)));
    for (String stage : only) {
      if (!stages.contains(stage)) {
        throw new UsageException(
            "--only " + stage + ": there are the stages " + String.join(", ", stages) + ".");
      }
    }
    return only;
  }

  private @Nullable DatabaseServer server(String password) throws UsageException {
    String url = given.get("--database");
    if (url == null) {
      return null;
    }
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      throw new UsageException("--database " + url + ": expected jdbc:mysql://host:port/.");
    }
    int port = parts.group(2) == null ? 3306 : Integer.parseInt(parts.group(2));
    String user = given.getOrDefault("--user", "root");
    return new DatabaseServer(parts.group(1), port, null, user, password);
  }

  private Path path(String option, String usual) {
    String text = given.get(option);
    return (text == null ? home.resolve(usual) : Path.of(text)).toAbsolutePath().normalize();
  }
}
