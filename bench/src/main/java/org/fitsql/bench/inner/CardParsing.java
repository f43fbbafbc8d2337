package org.fitsql.bench.inner;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.fitsql.bench.archive.Archive;
import org.fitsql.bench.archive.ArchiveMaker;
import org.fitsql.bench.archive.SimulatedInstrument;
import org.fitsql.fits.Card;
import org.fitsql.fits.FitsReader;
import org.fitsql.fits.Hdu;
import org.fitsql.fits.Header;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** From the bytes of one primary header, some 160 records, to typed cards. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CardParsing {
  private byte[] bytes = new byte[0];

  /** Simulates one observation and takes the primary header of its largest kind of file. */
  @Setup
  public void header() throws IOException {
    try (Scratch scratch = Scratch.make()) {
      SimulatedInstrument instrument = SimulatedInstrument.builtIn();
      Archive archive =
          new ArchiveMaker(instrument, scratch.directory())
              .headers(Map.of(instrument.largest(), 1));
      Hdu primary =
          new FitsReader()
              .read(archive.files(instrument.drawn().orElseThrow()).get(0))
              .primary()
              .orElseThrow();
      bytes = primary.header().bytes();
    }
  }

  @TearDown
  public void forget() {
    bytes = new byte[0];
  }

  @Benchmark
  public List<Card> cards() {
    return Header.parse(bytes).cards();
  }
}
