package org.fitsql.bench.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.fitsql.bench.archive.Archive;
import org.fitsql.bench.measure.Better;
import org.fitsql.bench.measure.Comparison;
import org.fitsql.bench.measure.Rounds;

/** Peak resident memory of whole runs. */
final class MemoryStage implements Stage {
  private static final String FRAMES = "4 workers, frames";
  private static final String ALL = "all observations";
  private static final String TENTH = "a tenth of them";
  private static final double LIMIT_MB = 1500;

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public String about() {
    return "peak resident memory: of four workers on frames, and of many observations beside few";
  }

  @Override
  public boolean needsDatabase() {
    return true;
  }

  @Override
  public List<Comparison> measure(Workbench bench) throws IOException {
    Ingest frames = new Ingest(bench, bench.frames(), "fitsql_bench_memory");
    Archive archive = bench.headers();
    Path tenth = bench.work().resolve("tenth.txt");
    List<String> rootnames = archive.rootnames();
    Files.write(tenth, rootnames.subList(0, Math.max(1, rootnames.size() / 10)));
    Ingest headers = new Ingest(bench, archive, "fitsql_bench_memory");
    Rounds rounds =
        new Rounds()
            .subject(FRAMES, () -> peak(frames.first(images(bench))))
            .subject(
                TENTH,
                () ->
                    peak(
                        headers.first(
                            Ingest.NO_PIXELS, "--workers", "4", "--rootnames", tenth.toString())))
            .subject(ALL, () -> peak(headers.first(Ingest.NO_PIXELS, "--workers", "4")))
            .run(0, bench.sizes().rounds());
    return List.of(
        new Compare(name(), FRAMES, "MB", Better.LOWER, rounds.samples(FRAMES).orElseThrow())
            .within(LIMIT_MB),
        new Compare(name(), ALL, "MB", Better.LOWER, rounds.samples(ALL).orElseThrow())
            .with(rounds, TENTH, "", OptionalDouble.empty()));
  }

  private static String[] images(Workbench bench) throws IOException {
    return new String[] {
      "--workers",
      "4",
      "--jpegs",
      bench.fresh("jpegs").toString(),
      "--thumbnails",
      bench.fresh("thumbnails").toString()
    };
  }

  private static double peak(IngestPass pass) throws IOException {
    if (pass.peakBytes().isEmpty()) {
      throw new IOException("this system does not say how much memory a process has: no /proc");
    }
    return Ingest.megabytes(pass.peakBytes());
  }
}
