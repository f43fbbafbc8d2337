package org.fitsql.bench.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fitsql.bench.archive.Archive;
import org.fitsql.bench.measure.Better;
import org.fitsql.bench.measure.Comparison;
import org.fitsql.bench.measure.Rounds;
import org.fitsql.bench.program.Program;

/** How long a user waits for commands that do little. */
final class StartStage implements Stage {
  private static final String DATABASE = "fitsql_bench_start";
  private static final String HELP = "fitsql --help";
  private static final String STATUS = "fitsql status";
  private static final String JAVA = "java -version";
  private static final double HELP_SECONDS = 0.5;
  private static final double STATUS_SECONDS = 1.5;
  private static final int ROOTNAMES = 5;

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String about() {
    return "start of small commands, beside a Java virtual machine that does nothing";
  }

  @Override
  public boolean needsDatabase() {
    return false;
  }

  @Override
  public List<Comparison> measure(Workbench bench) throws IOException {
    FitsqlCommand fitsql = bench.fitsql();
    Program java =
        new Program(
            List.of(JavaChild.executable(), "-XX:TieredStopAtLevel=1", "-version"), bench.work());
    Rounds rounds =
        new Rounds()
            .subject(JAVA, () -> java.succeed().seconds())
            .subject(HELP, () -> fitsql.with("--help").succeed().seconds());
    Optional<String> noDatabase = bench.databases().missing();
    if (noDatabase.isEmpty()) {
      fill(bench);
      Program status = fitsql.status(bench.databases().server(), DATABASE);
      rounds.subject(STATUS, () -> status.succeed().seconds());
    }
    rounds.run(1, 2 * bench.sizes().rounds());
    List<Comparison> all = new ArrayList<>();
    for (String subject : noDatabase.isEmpty() ? List.of(HELP, STATUS) : List.of(HELP)) {
      Compare compare =
          new Compare(name(), subject, "s", Better.LOWER, rounds.samples(subject).orElseThrow());
      all.add(compare.within(subject.equals(HELP) ? HELP_SECONDS : STATUS_SECONDS));
      all.add(compare.with(rounds, JAVA, "", OptionalDouble.empty()));
    }
    return all;
  }

  /** A database of a few observations, as `status` has something to say about. */
  private static void fill(Workbench bench) throws IOException {
    Archive archive = bench.headers();
    Path rootnames = bench.work().resolve("rootnames.txt");
    Files.write(rootnames, archive.rootnames().stream().limit(ROOTNAMES).toList());
    new Ingest(bench, archive, DATABASE)
        .first(Ingest.NO_PIXELS, "--rootnames", rootnames.toString());
  }
}
