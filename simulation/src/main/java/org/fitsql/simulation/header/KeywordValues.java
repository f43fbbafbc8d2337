package org.fitsql.simulation.header;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.fitsql.definitions.ColumnType;
import org.fitsql.simulation.plan.SimulationPlan;
import org.fitsql.simulation.plan.ValueRule;
import org.fitsql.simulation.sky.RandomStreams;

/**
 * What keywords say: rules from the narrowest layer (this HDU) to the broadest (this instrument),
 * then patterns, then something of the right type. Thread-safe.
 */
public final class KeywordValues {
  private static final MathContext EIGHT_DIGITS = new MathContext(8);
  private static final String CODE_CHARACTERS = "0123456789abcdefghijklmnopqrstuvwxyz";

  private final List<Map<String, ValueRule>> layers;
  private final Map<KeywordPattern, ValueRule> patterns;
  private final Map<String, Optional<ValueRule>> matched;
  private final Map<String, ValueRule> unknown;

  private KeywordValues(
      List<Map<String, ValueRule>> layers,
      Map<KeywordPattern, ValueRule> patterns,
      Map<String, Optional<ValueRule>> matched,
      Map<String, ValueRule> unknown) {
    this.layers = layers;
    this.patterns = patterns;
    this.matched = matched;
    this.unknown = unknown;
  }

  public static KeywordValues of(SimulationPlan plan) {
    Map<KeywordPattern, ValueRule> patterns = new LinkedHashMap<>();
    plan.patterns().forEach((text, rule) -> patterns.put(new KeywordPattern(text), rule));
    return new KeywordValues(
        List.of(plan.keywords()), patterns, new ConcurrentHashMap<>(), plan.unknown());
  }

  /** With a narrower layer that goes before all others. */
  public KeywordValues narrowed(Map<String, ValueRule> layer) {
    List<Map<String, ValueRule>> all = new ArrayList<>();
    all.add(layer);
    all.addAll(layers);
    return new KeywordValues(all, patterns, matched, unknown);
  }

  /**
   * The value of a keyword: a String, Long, Double or Boolean; empty where it is undefined.
   *
   * @param streams randomness of the exposure: the same keyword draws the same value again
   */
  public Optional<Object> value(
      String keyword, ColumnType type, Facts facts, RandomStreams streams) {
    SplittableRandom random = streams.named("keyword", keyword);
    Facts known = facts.with("code", code(random)).with("keyword", keyword);
    for (Map<String, ValueRule> layer : layers) {
      ValueRule rule = layer.get(keyword);
      Drawn drawn = rule == null ? Drawn.NOTHING : draw(rule, known, random);
      if (drawn.known()) {
        return drawn.value().map(value -> inType(value, type));
      }
    }
    ValueRule rule =
        matched
            .computeIfAbsent(keyword, this::firstMatch)
            .orElseGet(() -> unknown.getOrDefault(type.word(), new ValueRule.Undefined()));
    return draw(rule, known, random).value().map(value -> inType(value, type));
  }

  private Optional<ValueRule> firstMatch(String keyword) {
    return patterns.entrySet().stream()
        .filter(pattern -> pattern.getKey().matches(keyword))
        .findFirst()
        .map(Map.Entry::getValue);
  }

  /**
   * What a rule gives; empty where it is undefined or quotes an unknown fact.
   *
   * @param random where choices come from
   */
  public static Optional<Object> evaluate(ValueRule rule, Facts facts, SplittableRandom random) {
    return draw(rule, facts, random).value();
  }

  /**
   * @param known whether the rule could be applied
   * @param value what it gave; empty where it is undefined
   */
  private record Drawn(boolean known, Optional<Object> value) {
    static final Drawn NOTHING = new Drawn(false, Optional.empty());

    static Drawn of(Object value) {
      return new Drawn(true, Optional.of(value));
    }
  }

  private static Drawn draw(ValueRule rule, Facts facts, SplittableRandom random) {
    if (rule instanceof ValueRule.Literal literal) {
      return Drawn.of(literal.value());
    }
    if (rule instanceof ValueRule.Quote quote) {
      return facts.quote(quote.template()).map(Drawn::of).orElse(Drawn.NOTHING);
    }
    if (rule instanceof ValueRule.Choice choice) {
      List<ValueRule> pool = choice.pool();
      return draw(pool.get(random.nextInt(pool.size())), facts, random);
    }
    if (rule instanceof ValueRule.Range range) {
      double value = range.from() + (range.to() - range.from()) * random.nextDouble();
      return Drawn.of(
          range.whole()
              ? (Object) Math.round(value)
              : (Object) new BigDecimal(value, EIGHT_DIGITS).doubleValue());
    }
    return new Drawn(true, Optional.empty());
  }

  /** Numbers follow the column; a string column keeps a number, as real headers do. */
  private static Object inType(Object value, ColumnType type) {
    if (type == ColumnType.INTEGER && value instanceof Double number) {
      return Math.round(number);
    }
    if (type == ColumnType.FLOAT && value instanceof Long number) {
      return number.doubleValue();
    }
    return value;
  }

  private static String code(SplittableRandom random) {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      code.append(CODE_CHARACTERS.charAt(random.nextInt(CODE_CHARACTERS.length())));
    }
    return code.toString();
  }
}
