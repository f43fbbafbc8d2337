package org.fitsql.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes values as JSON: maps become objects, lists arrays, numbers numbers, others strings. */
public final class Json {
  private Json() {}

  /** A generator that leaves {@code target} open. */
  static JsonGenerator generator(Writer target) throws IOException {
    JsonGenerator json = new JsonFactory().createGenerator(target);
    json.configure(JsonGenerator.Feature.AUTO_CLOSE_TARGET, false);
    json.configure(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT, false);
    return json;
  }

  /** Writes one value, indented, and a line feed. */
  public static void write(Writer target, @Nullable Object value) throws IOException {
    JsonGenerator json = generator(target);
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    json.setPrettyPrinter(
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
    value(json, value);
    json.flush();
    target.write('\n');
    target.flush();
  }

  static void value(JsonGenerator json, @Nullable Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName(String.valueOf(entry.getKey()));
        value(json, entry.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object item : list) {
        value(json, item);
      }
      json.writeEndArray();
    } else {
      scalar(json, value);
    }
  }

  private static void scalar(JsonGenerator json, @Nullable Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value instanceof BigDecimal number) {
      json.writeNumber(number);
    } else if (value instanceof BigInteger number) {
      json.writeNumber(number);
    } else if (value instanceof Float || value instanceof Double) {
      real(json, ((Number) value).doubleValue());
    } else if (value instanceof Number number) {
      json.writeNumber(number.longValue());
    } else if (value instanceof byte[] bytes) {
      json.writeBinary(bytes);
    } else {
      json.writeString(value.toString());
    }
  }

  private static void real(JsonGenerator json, double number) throws IOException {
    if (Double.isFinite(number)) {
      json.writeNumber(number);
    } else {
      json.writeNull(); // JSON has no NaN
    }
  }
}
