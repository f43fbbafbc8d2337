package org.fitsql.simulation.plan;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the value of a keyword comes from. In the file: a number, logical or string is that value;
 * {@code ~} is undefined; a list is a pool to choose from; {@code {from: 1.5, to: 9}} is a range; a
 * string with {@code {name}} quotes a fact of the observation, {@code {name:4}} its first four
 * characters.
 */
@JsonDeserialize(using = ValueRule.Reader.class)
public sealed interface ValueRule {

  /** A string, Long, Double or Boolean. */
  record Literal(Object value) implements ValueRule {}

  /** A card without a value. */
  record Undefined() implements ValueRule {}

  /** A string that quotes facts. */
  record Quote(String template) implements ValueRule {}

  /** One of several. */
  record Choice(List<ValueRule> pool) implements ValueRule {}

  /** A number between two; whole where both ends are written as whole numbers. */
  record Range(double from, double to, boolean whole) implements ValueRule {}

  /** Reads any of them. */
  final class Reader extends JsonDeserializer<ValueRule> {

    @Override
    public ValueRule deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return rule(parser.readValueAsTree(), context);
    }

    @Override
    public ValueRule getNullValue(DeserializationContext context) {
      return new Undefined();
    }

    private static ValueRule rule(JsonNode node, DeserializationContext context)
        throws IOException {
      if (node.isNull()) {
        return new Undefined();
      }
      if (node.isArray()) {
        List<ValueRule> pool = new ArrayList<>();
        for (JsonNode element : node) {
          pool.add(rule(element, context));
        }
        return new Choice(List.copyOf(pool));
      }
      if (node.isObject()) {
        JsonNode from = node.path("from");
        JsonNode to = node.path("to");
        if (node.size() != 2 || !from.isNumber() || !to.isNumber()) {
          context.reportInputMismatch(
              ValueRule.class, "%s is no range: write {from: number, to: number}", node);
        }
        return new Range(from.doubleValue(), to.doubleValue(), from.isInt() && to.isInt());
      }
      return scalar(node);
    }

    private static ValueRule scalar(JsonNode node) {
      if (node.isTextual()) {
        String text = node.textValue();
        return text.contains("{") ? new Quote(text) : new Literal(text);
      }
      if (node.isBoolean()) {
        return new Literal(node.booleanValue());
      }
      return new Literal(
          node.isIntegralNumber() ? (Object) node.longValue() : (Object) node.doubleValue());
    }
  }
}
