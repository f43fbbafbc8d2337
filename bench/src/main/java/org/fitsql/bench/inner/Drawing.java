package org.fitsql.bench.inner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.fitsql.bench.archive.Archive;
import org.fitsql.bench.archive.SimulatedInstrument;
import org.fitsql.bench.stage.FrameDrawer;
import org.fitsql.simulation.file.FitsBuilder;
import org.fitsql.simulation.file.HduBuilder;
import org.fitsql.simulation.file.HduData;
import org.fitsql.simulation.header.Facts;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Drawing a plane of 1024 x 1024 floats. Of {@code gradient} the sampled brackets find the limits;
 * of {@code mostly-zero}, where nearly all pixels are equal, they fall together and radix selection
 * has to find them: the difference is its cost.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Drawing {
  private static final int EDGE = 1024;

  @Param({"gradient", "mostly-zero"})
  private String content = "";

  private Optional<Scratch> scratch = Optional.empty();
  private Optional<FrameDrawer> drawer = Optional.empty();
  private Path file = Path.of("");

  /** Writes a file that the instrument draws. */
  @Setup
  public void image() throws IOException {
    Scratch made = Scratch.make();
    scratch = Optional.of(made);
    SimulatedInstrument instrument = SimulatedInstrument.builtIn();
    file = made.directory().resolve(filename(instrument));
    SyntheticImage image = new SyntheticImage(EDGE, EDGE);
    HduData pixels = content.equals("mostly-zero") ? image.counts() : image.stored(-32);
    String plane = instrument.profile().quicklook().plane();
    new FitsBuilder()
        .hdu(HduBuilder.primary())
        .hdu(HduBuilder.extension(plane, 1, pixels))
        .writeTo(file);
    Archive archive = new Archive(instrument, made.directory());
    drawer = Optional.of(new FrameDrawer(archive, made.directory().resolve("images")));
  }

  private static String filename(SimulatedInstrument instrument) {
    String proposal = instrument.plan().visits().get(0).proposal();
    Facts facts =
        Facts.none()
            .with("program", instrument.plan().proposal(proposal).program())
            .with("visit", "00")
            .with("exposure", "aa");
    String rootname = facts.fill(instrument.plan().names().exposure());
    return facts
        .with("rootname", rootname)
        .with("filetype", instrument.drawn().orElseThrow())
        .fill(instrument.plan().names().file());
  }

  @TearDown
  public void remove() throws IOException {
    scratch.orElseThrow().close();
  }

  @Benchmark
  public double draw() throws IOException {
    return drawer.orElseThrow().seconds(file);
  }
}
