package org.fitsql.bench;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fitsql.bench.kept.Machine;
import org.fitsql.bench.kept.Results;
import org.fitsql.bench.measure.Comparison;
import org.fitsql.bench.stage.Stage;
import org.fitsql.bench.stage.Stages;
import org.fitsql.bench.stage.Workbench;

/** Goes through the stages. One that fails is told at the end; the others are measured. */
final class Measuring {
  private final Workbench bench;
  private final Options options;
  private final List<Comparison> comparisons = new ArrayList<>();
  private final Map<String, String> troubles = new LinkedHashMap<>();

  Measuring(Workbench bench, Options options) {
    this.bench = bench;
    this.options = options;
  }

  Results run(Instant start) throws IOException {
    String version = bench.fitsql().with("--version").succeed().output().strip();
    Optional<String> noDatabase = bench.databases().missing();
    for (Stage stage : Stages.all()) {
      if (!options.wants(stage.name())) {
        continue;
      }
      if (stage.needsDatabase() && noDatabase.isPresent()) {
        troubles.put(stage.name(), noDatabase.get());
      } else {
        measure(stage);
      }
    }
    return new Results(
        start,
        version,
        Machine.here(),
        bench.databases().version().orElse(""),
        options.named(),
        List.copyOf(comparisons),
        Map.copyOf(troubles));
  }

  private void measure(Stage stage) {
    bench.progress().accept(stage.name() + ": " + stage.about());
    try {
      comparisons.addAll(stage.measure(bench));
    } catch (IOException | RuntimeException e) {
      troubles.put(stage.name(), e.toString());
      bench.progress().accept("  failed: " + e);
    }
  }
}
