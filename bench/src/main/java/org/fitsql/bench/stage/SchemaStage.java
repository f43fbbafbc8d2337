package org.fitsql.bench.stage;

import java.io.IOException;
import java.util.List;
import org.fitsql.bench.database.DatabaseServer;
import org.fitsql.bench.measure.Better;
import org.fitsql.bench.measure.Comparison;
import org.fitsql.bench.measure.Rounds;
import org.fitsql.bench.program.Program;

/** All tables ready to be written to, from a cold start. */
final class SchemaStage implements Stage {
  private static final String DATABASE = "fitsql_bench_schema";
  private static final String EMPTY = "empty database";
  private static final String EXISTING = "existing database";
  private static final double SECONDS = 2;

  @Override
  public String name() {
    return "schema";
  }

  @Override
  public String about() {
    return "all tables ready to be written to, start of the virtual machine included";
  }

  @Override
  public boolean needsDatabase() {
    return true;
  }

  @Override
  public List<Comparison> measure(Workbench bench) throws IOException {
    DatabaseServer server = bench.databases().server();
    Program child =
        JavaChild.of(
                SchemaChild.class,
                bench.work(),
                List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                List.of(server.url(DATABASE), server.user(), bench.instrument().profile().id()))
            .with(SchemaChild.PASSWORD, server.password());
    Rounds rounds =
        new Rounds()
            .subject(
                EMPTY,
                () -> {
                  bench.databases().client().fresh(DATABASE);
                  return child.succeed().seconds();
                })
            .subject(EXISTING, () -> child.succeed().seconds())
            .run(1, bench.sizes().rounds());
    return List.of(comparison(rounds, EXISTING), comparison(rounds, EMPTY));
  }

  private Comparison comparison(Rounds rounds, String subject) {
    return new Compare(name(), subject, "s", Better.LOWER, rounds.samples(subject).orElseThrow())
        .within(SECONDS);
  }
}
