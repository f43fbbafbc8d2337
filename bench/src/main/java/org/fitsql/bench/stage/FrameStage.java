package org.fitsql.bench.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.fitsql.bench.archive.Archive;
import org.fitsql.bench.measure.Better;
import org.fitsql.bench.measure.Comparison;
import org.fitsql.bench.measure.Rounds;
import org.fitsql.bench.program.ProgramException;

/** A first ingest of full frames with everything: headers, rows, JPEGs, thumbnails. */
final class FrameStage implements Stage {
  private static final String DATABASE = "fitsql_bench_frames";
  private static final String FITSQL = "fitsql";

  @Override
  public String name() {
    return "frames";
  }

  @Override
  public String about() {
    return "first ingest of frames with rows, JPEGs and thumbnails, two workers, warm cache";
  }

  @Override
  public boolean needsDatabase() {
    return true;
  }

  @Override
  public List<Comparison> measure(Workbench bench) throws IOException {
    Archive archive = bench.frames();
    List<Path> directories = archive.directories();
    Ingest ingest = new Ingest(bench, archive, DATABASE);
    AcsqlWay acsql = new AcsqlWay(bench);
    Rounds rounds = new Rounds().subject(FITSQL, () -> drawn(bench, ingest));
    if (acsql.missing().isEmpty()) {
      rounds.subject(AcsqlWay.NAME, () -> acsql.rate(DATABASE, directories, true));
    }
    rounds.run(0, bench.sizes().rounds());
    return List.of(
        new Compare(
                name(),
                "ingest with images",
                "obs/s",
                Better.HIGHER,
                rounds.samples(FITSQL).orElseThrow())
            .with(rounds, AcsqlWay.NAME, acsql.missing().orElse(""), OptionalDouble.of(12)));
  }

  private static double drawn(Workbench bench, Ingest ingest) throws IOException {
    IngestPass pass =
        ingest.first(
            "--workers",
            "2",
            "--jpegs",
            bench.fresh("jpegs").toString(),
            "--thumbnails",
            bench.fresh("thumbnails").toString());
    if (pass.jpegs() == 0) {
      throw new ProgramException("fitsql drew nothing");
    }
    return pass.rate();
  }
}
