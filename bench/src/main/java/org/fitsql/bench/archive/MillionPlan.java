package org.fitsql.bench.archive;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import org.fitsql.simulation.plan.ValueRule;

/**
 * What the archive of a million files holds: the content of {@code million.yaml}.
 *
 * @param detector whose chips the extensions are of
 * @param filetypes files of every exposure
 * @param programs programs, a directory at the root of the archive each
 * @param targets what they look at, one target a program
 * @param exposures what primary headers say
 * @param extensions what headers of extensions say
 */
record MillionPlan(
    String detector,
    List<String> filetypes,
    Programs programs,
    Targets targets,
    Map<String, ValueRule> exposures,
    Map<String, ValueRule> extensions) {
  private static final String FILE = "million.yaml";

  /**
   * @param exposures of each program
   * @param firstCode three characters in rootnames, base 36
   * @param firstNumber proposal number
   * @param days first and last day, modified Julian dates
   * @param keywords what keywords of its primary headers say
   */
  record Programs(
      int exposures,
      String firstCode,
      long firstNumber,
      List<Double> days,
      Map<String, ValueRule> keywords) {}

  /**
   * @param keyword that names those of the simulation
   * @param drawn how many there are beside those of the simulation
   * @param name template
   * @param firstNumber of the first name
   */
  record Targets(String keyword, int drawn, String name, long firstNumber) {}

  static MillionPlan builtIn() throws IOException {
    try (InputStream in = MillionPlan.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new NoSuchFileException(FILE);
      }
      return YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .build()
          .readValue(in, MillionPlan.class);
    }
  }
}
