package org.fitsql.bench.kept;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of results that are kept: {@code KIND-DATE.json}, each with its plot. */
public final class KeptResults {
  private final Path folder;
  private final ObjectMapper json = new ObjectMapper();

  public KeptResults(Path folder) {
    this.folder = folder;
  }

  /** Name, without ending, under which a result is kept. */
  public static String name(Results results) {
    String date = results.when().toString().replaceAll("[:.].*$", "").replace(":", "");
    return results.machine().kind() + "-" + date.replace("T", "-");
  }

  /**
   * The ratios of the newest result of the same kind of machine and the same sizes; empty where
   * there is none: ratios depend on both.
   *
   * @throws IOException where a kept file cannot be read, naming it
   */
  public Optional<List<KeptRatio>> newest(Machine machine, Map<String, String> sizes)
      throws IOException {
    for (Path file : filesNewestFirst(machine.kind() + "-")) {
      JsonNode result = read(file);
      if (sizes.equals(sizes(result))) {
        return Optional.of(ratios(result));
      }
    }
    return Optional.empty();
  }

  private List<Path> filesNewestFirst(String start) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).startsWith(start))
          .filter(file -> file.toString().endsWith(".json"))
          .sorted(Comparator.reverseOrder())
          .toList();
    }
  }

  private JsonNode read(Path file) throws IOException {
    try {
      return json.readTree(file.toFile());
    } catch (IOException e) {
      throw new IOException(file + " is no kept result; mend or delete it: " + e.getMessage(), e);
    }
  }

  private Map<String, String> sizes(JsonNode result) {
    return json.convertValue(
        result.path("sizes"),
        json.getTypeFactory().constructMapType(Map.class, String.class, String.class));
  }

  private static List<KeptRatio> ratios(JsonNode result) {
    List<KeptRatio> ratios = new ArrayList<>();
    for (JsonNode comparison : result.path("comparisons")) {
      if (comparison.path("ratio").isNumber()) {
        ratios.add(
            new KeptRatio(comparison.path("key").asText(), comparison.path("ratio").asDouble()));
      }
    }
    return List.copyOf(ratios);
  }
}
