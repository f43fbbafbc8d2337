package org.fitsql.bench.stage;

import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import org.fitsql.bench.archive.Archive;
import org.fitsql.bench.measure.Better;
import org.fitsql.bench.measure.Comparison;
import org.fitsql.bench.measure.Rounds;
import org.fitsql.bench.measure.Samples;
import org.fitsql.bench.program.ProgramException;

/** The same archive once more: all of it by force, and after its headers have changed. */
final class AgainStage implements Stage {
  private static final String DATABASE = "fitsql_bench_again";
  private static final String FIRST = "first ingest";
  private static final String FORCED = "forced";
  private static final String CHANGED = "changed";

  @Override
  public String name() {
    return "again";
  }

  @Override
  public String about() {
    return "re-ingest beside the first ingest of the same archive, without pixels";
  }

  @Override
  public boolean needsDatabase() {
    return true;
  }

  @Override
  public List<Comparison> measure(Workbench bench) throws IOException {
    Archive archive = bench.headers();
    Ingest ingest = new Ingest(bench, archive, DATABASE);
    HeaderEdit edit = new HeaderEdit(archive.files());
    Rounds rounds =
        new Rounds()
            .subject(FIRST, () -> ingest.first(Ingest.NO_PIXELS).rate())
            .subject(FORCED, () -> ingest.again(Ingest.NO_PIXELS, "--force").rate())
            .subject(
                CHANGED,
                () -> {
                  int edited = edit.apply();
                  IngestPass pass = ingest.again(Ingest.NO_PIXELS);
                  if (pass.files() < edited) {
                    throw new ProgramException(
                        edited + " files were changed and fitsql saw " + pass.files());
                  }
                  return pass.rate();
                })
            .run(0, bench.sizes().rounds());
    return List.of(
        comparison("all files by --force", rounds, FORCED),
        comparison("all headers changed", rounds, CHANGED));
  }

  private Comparison comparison(String what, Rounds rounds, String subject) {
    Samples own = rounds.samples(subject).orElseThrow();
    return new Compare(name(), what, "obs/s", Better.HIGHER, own)
        .with(rounds, FIRST, "", OptionalDouble.of(0.8));
  }
}
