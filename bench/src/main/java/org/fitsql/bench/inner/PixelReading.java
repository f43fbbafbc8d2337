package org.fitsql.bench.inner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.fitsql.fits.FitsReader;
import org.fitsql.fits.Hdu;
import org.fitsql.fits.PixelArrays;
import org.fitsql.fits.PixelReader;
import org.fitsql.fits.Pixels;
import org.fitsql.simulation.file.FitsBuilder;
import org.fitsql.simulation.file.HduBuilder;
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

/** Read and byte swap of one plane of 4096 x 2048 pixels that the system has in its cache. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PixelReading {
  @Param({"16", "32", "-32", "-64"})
  private int bitpix;

  private final PixelReader reader = new PixelReader();
  private final PixelArrays arrays = new PixelArrays();
  private Optional<Scratch> scratch = Optional.empty();
  private Optional<Hdu> hdu = Optional.empty();
  private Path file = Path.of("");

  /** Writes the image. */
  @Setup
  public void image() throws IOException {
    Scratch made = Scratch.make();
    scratch = Optional.of(made);
    file = made.directory().resolve("image.fits");
    SyntheticImage image = new SyntheticImage(4096, 2048);
    new FitsBuilder().hdu(HduBuilder.primary(image.stored(bitpix))).writeTo(file);
    hdu = new FitsReader().read(file).primary();
  }

  @TearDown
  public void remove() throws IOException {
    scratch.orElseThrow().close();
  }

  @Benchmark
  public Pixels pixels() throws IOException {
    return reader.read(file, hdu.orElseThrow(), arrays, 0).orElseThrow();
  }
}
