package org.fitsql.definitions;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the list {@code quicklook.styles} of {@code instrument.yaml}. */
final class StyleReader {
  private final YamlSection rule;

  private StyleReader(YamlSection rule) {
    this.rule = rule;
  }

  static List<StyleRule> read(YamlSection rules, List<String> detectors, List<String> filetypes) {
    return rules
        .sections(
            "styles",
            "filetypes",
            "detectors",
            "keyword",
            "values",
            "limits",
            "percentiles",
            "kappa",
            "iterations",
            "stretch")
        .stream()
        .map(rule -> new StyleReader(rule).rule(detectors, filetypes))
        .toList();
  }

  private StyleRule rule(List<String> detectors, List<String> filetypes) {
    if (rule.has("keyword") != rule.has("values")) {
      throw rule.wrong(
          rule.has("keyword") ? "keyword" : "values",
          "needs both keyword and values. Add the other.");
    }
    return new StyleRule(
        subset("filetypes", filetypes),
        subset("detectors", detectors),
        rule.optionalText("keyword"),
        words("values", text -> text.strip().toUpperCase(Locale.ROOT)),
        new StyleChoice(limits(), percentiles(), kappa(), iterations(), stretch()));
  }

  private Set<String> subset(String key, List<String> allowed) {
    Set<String> chosen = words(key, Function.identity());
    for (String word : chosen) {
      if (!allowed.contains(word)) {
        throw rule.wrong(key, "names " + word + ", which is none of " + allowed + ".");
      }
    }
    return chosen;
  }

  private Set<String> words(String key, Function<String, String> form) {
    Set<String> words = new LinkedHashSet<>();
    if (rule.has(key)) {
      rule.texts(key).forEach(text -> words.add(form.apply(text)));
    }
    return Collections.unmodifiableSet(words);
  }

  private @Nullable LimitsMethod limits() {
    return one("limits", LimitsMethod.values(), LimitsMethod::word);
  }

  private @Nullable Stretch stretch() {
    return one("stretch", Stretch.values(), Stretch::word);
  }

  private <T> @Nullable T one(String key, T[] values, Function<T, String> word) {
    String text = rule.optionalText(key);
    if (text == null) {
      return null;
    }
    Optional<T> found = Arrays.stream(values).filter(v -> word.apply(v).equals(text)).findFirst();
    return found.orElseThrow(
        () ->
            rule.wrong(
                key,
                text
                    + " is not known. Use one of "
                    + String.join(", ", Arrays.stream(values).map(word).toList())
                    + "."));
  }

  private @Nullable List<Double> percentiles() {
    if (!rule.has("percentiles")) {
      return null;
    }
    List<Double> limits = rule.numbers("percentiles", 2);
    if (limits.get(0) < 0 || limits.get(0) >= limits.get(1) || limits.get(1) > 100) {
      throw rule.wrong(
          "percentiles", limits + " are not two percentages, the lower first, such as [1, 99].");
    }
    return limits;
  }

  private @Nullable Double kappa() {
    if (!rule.has("kappa")) {
      return null;
    }
    double kappa = rule.number("kappa");
    if (kappa <= 0) {
      throw rule.wrong("kappa", kappa + " is not above 0. Use 3, for 3 sigma.");
    }
    return kappa;
  }

  private @Nullable Integer iterations() {
    if (!rule.has("iterations")) {
      return null;
    }
    double rounds = rule.number("iterations");
    if (rounds < 1 || rounds > 1000 || rounds != Math.rint(rounds)) {
      throw rule.wrong("iterations", rounds + " is not a whole number from 1 to 1000.");
    }
    return (int) rounds;
  }
}
