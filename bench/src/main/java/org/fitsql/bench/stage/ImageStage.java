package org.fitsql.bench.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fitsql.bench.archive.Archive;
import org.fitsql.bench.measure.Better;
import org.fitsql.bench.measure.Comparison;
import org.fitsql.bench.measure.Rounds;
import org.fitsql.bench.measure.Samples;
import org.fitsql.bench.measure.WarmUp;
import org.fitsql.bench.program.PassProgram;
import org.fitsql.bench.program.Program;
import org.fitsql.definitions.QuicklookRules;
import org.jspecify.annotations.Nullable;

/** One frame, one thread: pixels to JPEG, thumbnail and statistics; and what two threads make. */
final class ImageStage implements Stage {
  private static final String ONE = "one thread";
  private static final String TWO = "two threads";
  private static final String NUMPY = "numpy + Pillow";
  private static final String NUMPY_ALL = "the same with flags, numbers";
  private static final String NO_NUMPY =
      "apt-get install python3-astropy python3-numpy python3-pil";
  private static final Duration WARM_UP = Duration.ofSeconds(5);
  private static final int PER_THREAD = 6;

  @Override
  public String name() {
    return "image";
  }

  @Override
  public String about() {
    return "one frame on one thread: headers, pixels, limits, stretch, JPEG, thumbnail, statistics";
  }

  @Override
  public boolean needsDatabase() {
    return false;
  }

  @Override
  public List<Comparison> measure(Workbench bench) throws IOException {
    Archive archive = bench.frames();
    List<Path> files = archive.files(bench.instrument().drawn().orElseThrow());
    Path file = files.get(0);
    Path images = bench.fresh("images");
    FrameDrawer drawer = new FrameDrawer(archive, images);
    new WarmUp(WARM_UP).of(() -> drawer.seconds(file));
    Optional<CjpegFloor> cjpeg =
        CjpegFloor.of(bench.tools(), FrameDrawer.jpeg(images, file), bench.work());
    Rounds rounds = new Rounds().subject(ONE, () -> drawer.seconds(file));
    if (cjpeg.isPresent()) {
      PlaneBytes bytes = new PlaneBytes(file, plane(bench));
      rounds.subject(CjpegFloor.NAME, () -> bytes.seconds() + cjpeg.get().seconds());
    }
    QuicklookRules rules = bench.instrument().profile().quicklook();
    List<String> flags =
        List.of(String.valueOf(rules.quality()), Integer.toString(rules.badPixels()));
    try (PassProgram numpy = numpy(bench, file, images, List.of());
        PassProgram all = numpy(bench, file, images, flags)) {
      if (numpy != null && all != null) {
        rounds.subject(NUMPY, () -> numpy.pass().path("seconds").asDouble());
        rounds.subject(NUMPY_ALL, () -> all.pass().path("seconds").asDouble());
      }
      rounds.run(1, 3 * bench.sizes().rounds());
    }
    List<Comparison> all = new ArrayList<>(oneThread(rounds));
    all.add(twoThreads(bench, archive, files, images));
    all.addAll(new ImageMemory(name()).measure(bench, archive, files));
    return all;
  }

  private List<Comparison> oneThread(Rounds rounds) {
    Compare compare =
        new Compare(name(), "draw one frame", "s", Better.LOWER, rounds.samples(ONE).orElseThrow());
    return List.of(
        compare.with(rounds, CjpegFloor.NAME, CjpegFloor.MISSING, OptionalDouble.of(1 / 1.5)),
        compare.with(rounds, NUMPY, NO_NUMPY, OptionalDouble.empty()),
        compare.with(rounds, NUMPY_ALL, NO_NUMPY, OptionalDouble.of(8)));
  }

  private Comparison twoThreads(Workbench bench, Archive archive, List<Path> files, Path images)
      throws IOException {
    Rounds rounds =
        new Rounds()
            .subject(ONE, new DrawingThreads(archive, files, images, 1, PER_THREAD)::rate)
            .subject(TWO, new DrawingThreads(archive, files, images, 2, PER_THREAD)::rate)
            .run(1, bench.sizes().rounds());
    Samples two = rounds.samples(TWO).orElseThrow();
    return new Compare(name(), "draw with two threads", "images/s", Better.HIGHER, two)
        .with(rounds, ONE, "", OptionalDouble.of(1.9));
  }

  private static @Nullable PassProgram numpy(
      Workbench bench, Path file, Path images, List<String> flags) throws IOException {
    Optional<Path> python = bench.tools().python("astropy.io.fits", "numpy", "PIL.Image");
    if (python.isEmpty()) {
      return null;
    }
    List<String> command = new ArrayList<>();
    command.add(python.get().toString());
    command.add(bench.reference("numpy_quicklook.py").toString());
    command.addAll(List.of(file.toString(), plane(bench), images.toString()));
    command.addAll(flags);
    return PassProgram.start(new Program(command, bench.work()));
  }

  private static String plane(Workbench bench) {
    return bench.instrument().profile().quicklook().plane();
  }
}
