package org.fitsql.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fitsql.bench.kept.Results;
import org.fitsql.bench.measure.Comparison;
import org.fitsql.bench.measure.Measurement;
import org.fitsql.bench.measure.Reference;
import org.fitsql.bench.measure.Samples;

/** Results as one JSON object, whole: every round of every subject. */
public final class JsonReport {
  private final ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  public void write(Results results, Path file) throws IOException {
    Files.writeString(file, mapper.writeValueAsString(json(results)) + "\n");
  }

  ObjectNode json(Results results) {
    ObjectNode root = mapper.createObjectNode();
    root.put("when", results.when().toString());
    root.put("version", results.version());
    root.put("kind", results.machine().kind());
    ObjectNode machine = root.putObject("machine");
    machine.put("system", results.machine().system());
    machine.put("processor", results.machine().processor());
    machine.put("cores", results.machine().cores());
    machine.put("memory", results.machine().memory());
    machine.put("java", results.machine().java());
    root.put("database", results.database());
    root.set("sizes", mapper.valueToTree(results.sizes()));
    ArrayNode comparisons = root.putArray("comparisons");
    results.comparisons().forEach(comparison -> add(comparison, comparisons.addObject()));
    root.set("troubles", mapper.valueToTree(results.troubles()));
    return root;
  }

  private static void add(Comparison comparison, ObjectNode json) {
    json.put("key", comparison.key());
    json.put("stage", comparison.stage());
    json.put("what", comparison.what());
    Measurement own = comparison.own();
    json.put("unit", own.unit());
    json.put("better", own.better().name().toLowerCase(java.util.Locale.ROOT));
    add(own.samples(), json.putObject("fitsql"));
    ObjectNode reference = json.putObject("reference");
    reference.put("name", comparison.reference().name());
    if (comparison.reference() instanceof Reference.Measured measured) {
      add(measured.measurement().samples(), reference);
    } else if (comparison.reference() instanceof Reference.Limit limit) {
      reference.put("limit", limit.value());
    } else if (comparison.reference() instanceof Reference.Absent absent) {
      reference.put("absent", absent.reason());
    }
    comparison.ratio().ifPresent(ratio -> json.put("ratio", ratio));
    comparison.goal().ifPresent(goal -> json.put("goal", goal));
    json.put("reached", comparison.reached());
  }

  private static void add(Samples samples, ObjectNode json) {
    json.put("median", samples.median());
    json.put("low", samples.low());
    json.put("high", samples.high());
    ArrayNode rounds = json.putArray("rounds");
    samples.values().forEach(rounds::add);
  }
}
