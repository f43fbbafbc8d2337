package org.fitsql.bench.stage;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fitsql.bench.archive.Archive;
import org.fitsql.bench.measure.Better;
import org.fitsql.bench.measure.Comparison;
import org.fitsql.bench.measure.Rounds;
import org.fitsql.bench.measure.WarmUp;
import org.fitsql.bench.program.PassProgram;
import org.fitsql.bench.program.Program;
import org.fitsql.bench.program.ProgramException;
import org.jspecify.annotations.Nullable;

/** Reading headers, one thread: typed values, verbatim cards and hash of every HDU. */
final class HeaderStage implements Stage {
  private static final String ASTROPY = "astropy";
  private static final String CFITSIO = "cfitsio";
  private static final String FITSQL = "fitsql";

  /** The slowest reference takes a minute for them. */
  private static final int MOST_FILES = 4_000;

  private static final Duration WARM_UP = Duration.ofSeconds(5);

  @Override
  public String name() {
    return "headers";
  }

  @Override
  public String about() {
    return "headers with typed values, verbatim cards and hash, one thread, warm cache";
  }

  @Override
  public boolean needsDatabase() {
    return false;
  }

  @Override
  public List<Comparison> measure(Workbench bench) throws IOException {
    Archive archive = bench.headers();
    List<Path> files = Archive.some(archive.files(), MOST_FILES);
    Path list = bench.work().resolve("headers.txt");
    Files.write(list, files.stream().map(Path::toString).toList());
    HeaderPass own = new HeaderPass(files);
    Rounds rounds = new Rounds().subject(FITSQL, () -> files.size() / own.seconds());
    try (Rival astropy = astropy(bench, list);
        Rival cfitsio = cfitsio(bench, list)) {
      astropy.joins(rounds, ASTROPY, own);
      cfitsio.joins(rounds, CFITSIO, own);
      new WarmUp(WARM_UP).of(own::seconds);
      rounds.run(1, bench.sizes().rounds());
    }
    Compare compare =
        new Compare(
            name(), "read headers", "files/s", Better.HIGHER, rounds.samples(FITSQL).orElseThrow());
    return List.of(
        compare.with(
            rounds, ASTROPY, "no astropy: apt-get install python3-astropy", OptionalDouble.of(100)),
        compare.with(
            rounds,
            CFITSIO,
            "no cfitsio or no C compiler: apt-get install gcc libcfitsio-dev",
            OptionalDouble.of(1)));
  }

  private static Rival astropy(Workbench bench, Path list) throws IOException {
    Optional<Path> python = bench.tools().python("astropy.io.fits");
    return python.isEmpty()
        ? new Rival(null)
        : Rival.start(
            bench,
            List.of(
                python.get().toString(),
                bench.reference("astropy_headers.py").toString(),
                list.toString()));
  }

  private static Rival cfitsio(Workbench bench, Path list) throws IOException {
    Optional<Path> program =
        bench.tools().compiled(bench.reference("cfitsio_headers.c"), "-lcfitsio", "-lm");
    return program.isEmpty()
        ? new Rival(null)
        : Rival.start(bench, List.of(program.get().toString(), list.toString()));
  }

  /** A reference, or nothing where it is not installed. */
  private record Rival(@Nullable PassProgram program) implements AutoCloseable {

    static Rival start(Workbench bench, List<String> command) throws IOException {
      return new Rival(PassProgram.start(new Program(command, bench.work())));
    }

    void joins(Rounds rounds, String name, HeaderPass own) {
      PassProgram running = program;
      if (running != null) {
        rounds.subject(
            name,
            () -> {
              JsonNode answer = running.pass();
              if (answer.path("hdus").asLong() != own.hdus()) {
                throw new ProgramException(
                    "%s read %s HDUs where fitsql read %d"
                        .formatted(name, answer.path("hdus"), own.hdus()));
              }
              return answer.path("files").asLong() / answer.path("seconds").asDouble();
            });
      }
    }

    @Override
    public void close() throws IOException {
      if (program != null) {
        program.close();
      }
    }
  }
}
