package org.fitsql.bench.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fitsql.bench.archive.Archive;
import org.fitsql.bench.measure.Better;
import org.fitsql.bench.measure.Comparison;
import org.fitsql.bench.measure.Rounds;

/** A first ingest without pixels, into MariaDB. */
final class RowStage implements Stage {
  private static final String DATABASE = "fitsql_bench_rows";
  private static final String FITSQL = "fitsql";

  @Override
  public String name() {
    return "rows";
  }

  @Override
  public String about() {
    return "first ingest of an archive without pixels into MariaDB, default durability";
  }

  @Override
  public boolean needsDatabase() {
    return true;
  }

  @Override
  public List<Comparison> measure(Workbench bench) throws IOException {
    Archive archive = bench.headers();
    List<Path> few = AcsqlWay.few(archive.directories());
    Ingest ingest = new Ingest(bench, archive, DATABASE);
    AcsqlWay acsql = new AcsqlWay(bench);
    BulkLoad bulk = new BulkLoad(bench.databases().client(), bench.fresh("export"));
    Optional<String> noBulk = bulk.missing();
    List<IngestPass> passes = new ArrayList<>();
    Rounds rounds = new Rounds();
    rounds.subject(
        FITSQL,
        () -> {
          passes.add(ingest.first(Ingest.NO_PIXELS));
          return passes.get(passes.size() - 1).rate();
        });
    if (noBulk.isEmpty()) {
      rounds.subject(
          BulkLoad.NAME, () -> passes.get(passes.size() - 1).rootnames() / bulk.seconds(DATABASE));
    }
    if (acsql.missing().isEmpty()) {
      rounds.subject(AcsqlWay.NAME, () -> acsql.rate(DATABASE, few, false));
    }
    rounds.run(0, bench.sizes().rounds());
    Compare compare =
        new Compare(
            name(),
            "ingest without pixels",
            "obs/s",
            Better.HIGHER,
            rounds.samples(FITSQL).orElseThrow());
    return List.of(
        compare.with(rounds, AcsqlWay.NAME, acsql.missing().orElse(""), OptionalDouble.of(300)),
        compare.with(rounds, BulkLoad.NAME, noBulk.orElse(""), OptionalDouble.of(0.9)));
  }
}
