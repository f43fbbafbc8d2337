package org.fitsql.bench.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.fitsql.bench.archive.Archive;
import org.fitsql.bench.measure.Better;
import org.fitsql.bench.measure.Comparison;
import org.fitsql.bench.measure.Measurement;
import org.fitsql.bench.measure.Reference;
import org.fitsql.bench.measure.Samples;

/** What one worker needs to draw frames, in a small virtual machine of its own. */
final class ImageMemory {
  private static final double LIMIT_MB = 120;
  private static final int IMAGES = 100;

  /** What one worker does with. A larger heap fills with what is of no use any more. */
  private static final String HEAP = "-Xmx160m";

  private final String stage;

  ImageMemory(String stage) {
    this.stage = stage;
  }

  List<Comparison> measure(Workbench bench, Archive archive, List<Path> files) throws IOException {
    Path list = bench.work().resolve("images.txt");
    Archive small = bench.headers();
    List<String> lines = new ArrayList<>();
    lines.add(small.files(bench.instrument().drawn().orElseThrow()).get(0).toString());
    files.forEach(file -> lines.add(file.toString()));
    Files.write(list, lines);
    String output =
        JavaChild.of(
                ImageChild.class,
                bench.work(),
                List.of("-XX:+UseSerialGC", HEAP),
                List.of(
                    list.toString(),
                    bench.fresh("child-images").toString(),
                    Integer.toString(IMAGES),
                    archive.root().toString()))
            .succeed()
            .output();
    JsonNode answer = new ObjectMapper().readTree(output);
    Samples early = Samples.of(answer.path("early").asDouble() / 1e6);
    Samples late = Samples.of(answer.path("late").asDouble() / 1e6);
    Samples own =
        Samples.of((answer.path("late").asDouble() - answer.path("none").asDouble()) / 1e6);
    return List.of(
        new Compare(stage, "memory of one worker", "MB", Better.LOWER, own).within(LIMIT_MB),
        new Compare(stage, "memory after " + IMAGES, "MB", Better.LOWER, late)
            .with(
                new Reference.Measured(new Measurement("after 10", "MB", Better.LOWER, early)),
                OptionalDouble.of(0.95)));
  }
}
