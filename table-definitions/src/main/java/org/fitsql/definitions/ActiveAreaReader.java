package org.fitsql.definitions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the section {@code quicklook.active} of {@code instrument.yaml}. */
final class ActiveAreaReader {
  private final YamlSection active;
  private final List<String> detectors;

  private ActiveAreaReader(YamlSection active, List<String> detectors) {
    this.active = active;
    this.detectors = detectors;
  }

  static ActiveArea read(YamlSection rules, List<String> detectors, List<String> known) {
    YamlSection active =
        rules.section("active", "filetypes", "offset", "scale", "pixels", "frames");
    return new ActiveAreaReader(active, detectors).area(known);
  }

  private ActiveArea area(List<String> known) {
    List<String> filetypes = active.texts("filetypes");
    if (!known.containsAll(filetypes)) {
      throw active.wrong("filetypes", filetypes + " are not all among " + known + ".");
    }
    return new ActiveArea(Set.copyOf(filetypes), pair("offset"), pair("scale"), pixels(), frames());
  }

  private List<String> pair(String key) {
    List<String> keywords = active.texts(key);
    if (keywords.size() != 2) {
      throw active.wrong(key, keywords + " are not two keywords, of x and of y.");
    }
    return keywords;
  }

  private Map<String, List<Integer>> pixels() {
    Map<String, List<Integer>> pixels = new LinkedHashMap<>();
    for (YamlSection entry : active.sections("pixels", "detector", "size")) {
      pixels.put(detector(entry), whole(entry, "size"));
    }
    return Map.copyOf(pixels);
  }

  private List<ActiveArea.Frame> frames() {
    return active.sections("frames", "detector", "part", "size", "offset").stream()
        .map(
            entry ->
                new ActiveArea.Frame(
                    detector(entry),
                    entry.has("part") ? entry.text("part") : "",
                    whole(entry, "size"),
                    whole(entry, "offset")))
        .toList();
  }

  private String detector(YamlSection entry) {
    String detector = entry.text("detector");
    if (!detectors.contains(detector)) {
      throw entry.wrong("detector", detector + " is none of " + detectors + ".");
    }
    return detector;
  }

  private static List<Integer> whole(YamlSection entry, String key) {
    List<Double> numbers = entry.numbers(key, 2);
    if (numbers.stream().anyMatch(number -> number != Math.rint(number))) {
      throw entry.wrong(key, numbers + " are not whole numbers. Pixels are counted.");
    }
    return numbers.stream().map(Double::intValue).toList();
  }
}
