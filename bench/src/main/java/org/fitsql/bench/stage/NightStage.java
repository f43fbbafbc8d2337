package org.fitsql.bench.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fitsql.bench.archive.Archive;
import org.fitsql.bench.archive.TinyTree;
import org.fitsql.bench.measure.Better;
import org.fitsql.bench.measure.Comparison;
import org.fitsql.bench.measure.Rounds;
import org.fitsql.bench.measure.Samples;
import org.fitsql.bench.program.Program;
import org.fitsql.bench.program.ProgramException;

/** The nightly pass over a large tree in which nothing, or hardly anything, is new. */
final class NightStage implements Stage {
  private static final String DATABASE = "fitsql_bench_night";
  private static final String NOTHING = "nothing new";
  private static final String FEW = "few new";
  private static final String FIND = "find -printf";
  private static final String FORMAT = "%p %s %T@\\n";
  private static final String HEAP = "-Xmx512m";
  private static final int NEW_ROOTNAMES = 10;
  private static final double SECONDS_FOR_THEM = 5;
  private static final double LIMIT_MB = 1000;

  @Override
  public String name() {
    return "night";
  }

  @Override
  public String about() {
    return "pass over a large tree in which nothing changed, and one with 10 new rootnames, "
        + "under 512 MB of heap";
  }

  @Override
  public boolean needsDatabase() {
    return true;
  }

  @Override
  public List<Comparison> measure(Workbench bench) throws IOException {
    Archive archive = bench.tiny();
    Ingest ingest = new Ingest(bench, archive, DATABASE);
    bench.progress().accept("  ingesting the tree for the first time");
    ingest.first(Ingest.NO_PIXELS);
    List<Double> peaks = new ArrayList<>();
    Rounds rounds = new Rounds().subject(NOTHING, () -> nothingNew(ingest, peaks));
    Optional<Path> find = bench.tools().find("find");
    if (find.isPresent()) {
      rounds.subject(FIND, () -> find(find.get(), archive, bench.work()));
    }
    FewNew few = new FewNew(ingest, TinyTree.of(archive));
    rounds.subject(FEW, few::seconds);
    rounds.run(1, bench.sizes().rounds());
    Samples nothing = rounds.samples(NOTHING).orElseThrow();
    return List.of(
        new Compare(name(), "nothing changed", "s", Better.LOWER, nothing)
            .with(rounds, FIND, "no GNU find", OptionalDouble.of(0.5)),
        new Compare(name(), "resident memory", "MB", Better.LOWER, new Samples(peaks))
            .within(LIMIT_MB),
        new Compare(
                name(), "more for 10 new rootnames", "s", Better.LOWER, difference(rounds, nothing))
            .within(SECONDS_FOR_THEM));
  }

  private static double nothingNew(Ingest ingest, List<Double> peaks) throws IOException {
    IngestPass pass = ingest.againUnder(HEAP, Ingest.NO_PIXELS, "--accept-vanished");
    if (pass.files() > 0) {
      throw new ProgramException(pass.files() + " files were new where none is");
    }
    peaks.add(Ingest.megabytes(pass.peakBytes()));
    return pass.seconds();
  }

  private static double find(Path find, Archive archive, Path work) throws IOException {
    List<String> command =
        List.of(find.toString(), archive.root().toString(), "-fprintf", "/dev/null", FORMAT);
    return new Program(command, work).succeed().seconds();
  }

  private static Samples difference(Rounds rounds, Samples nothing) {
    List<Double> few = rounds.samples(FEW).orElseThrow().values();
    List<Double> differences = new ArrayList<>();
    for (int i = 0; i < few.size(); i++) {
      // noise may make it negative, and a ratio of that would mean nothing
      differences.add(Math.max(0.001, few.get(i) - nothing.values().get(i)));
    }
    return new Samples(differences);
  }

  /** Adds ten rootnames, ingests them, and takes them away again. */
  private static final class FewNew {
    private final Ingest ingest;
    private final TinyTree tree;
    private int batch;

    FewNew(Ingest ingest, TinyTree tree) {
      this.ingest = ingest;
      this.tree = tree;
    }

    double seconds() throws IOException {
      List<Path> added = tree.add(NEW_ROOTNAMES, batch++);
      try {
        IngestPass pass = ingest.againUnder(HEAP, Ingest.NO_PIXELS, "--accept-vanished");
        if (pass.rootnames() < NEW_ROOTNAMES) {
          throw new ProgramException(
              NEW_ROOTNAMES + " rootnames were new and fitsql saw " + pass.rootnames());
        }
        return pass.seconds();
      } finally {
        tree.remove(added);
        ingest.again(Ingest.NO_PIXELS, "--accept-vanished");
      }
    }
  }
}
