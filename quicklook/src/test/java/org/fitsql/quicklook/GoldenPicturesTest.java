package org.fitsql.quicklook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.awt.image.Raster;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.InstrumentProfiles;
import org.fitsql.simulation.ImageScale;
import org.fitsql.simulation.SampleObservation;
import org.fitsql.simulation.file.FitsBuilder;
import org.fitsql.simulation.file.HduBuilder;
import org.fitsql.simulation.file.TableData;
import org.fitsql.simulation.plan.PlanReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Decoded pictures of every kind against those that somebody has looked at, as means over a grid of
 * 16 x 16. Where a change is wanted: look at the pictures, then write the grids anew with {@code
 * mvn test -pl quicklook -am -Dtest=GoldenPicturesTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dfitsql.golden=write}, and say in the commit why they look different.
 */
class GoldenPicturesTest {
  private static final Path FILE =
      Path.of("src/test/resources/org/fitsql/quicklook/golden-pictures.txt");
  private static final int GRID = 16;

  /** JPEG decoders and platforms differ by a level or two in places. */
  private static final int TOLERANCE = 3;

  @TempDir private Path folder;
  private final Map<String, Path> files = new TreeMap<>();

  @BeforeEach
  void makeFiles() throws IOException {
    InstrumentProfile acs = InstrumentProfiles.builtIn("hst/acs").orElseThrow();
    for (String detector : List.of("wfc", "hrc", "sbc")) {
      for (String filetype : List.of("raw", "flt")) {
        simulate(acs, detector, filetype);
      }
    }
    files.put("subarray", subarray());
    files.put("row-of-pixels", row());
    files.put("cube", cube());
    files.put("table", table());
    files.put("gzipped", gzipped());
  }

  @Test
  void everyKindOfPictureLooksAsItDid() throws IOException {
    Map<String, List<String>> drawn = new TreeMap<>();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      drawn.put(file.getKey(), grid(file.getValue()));
    }
    if ("write".equals(System.getProperty("fitsql.golden"))) {
      write(drawn);
      return;
    }
    Map<String, List<String>> golden = read();
    assertThat(drawn.keySet()).isEqualTo(golden.keySet());
    drawn.forEach((name, lines) -> compare(name, lines, golden.get(name)));
  }

  private static void compare(String name, List<String> drawn, List<String> golden) {
    assertThat(drawn.get(0)).as(name + ": size").isEqualTo(golden.get(0));
    for (int row = 0; row < GRID; row++) {
      for (int column = 0; column < GRID; column++) {
        int now = level(drawn, row, column);
        int then = level(golden, row, column);
        if (Math.abs(now - then) > TOLERANCE) {
          fail(
              "%s looks different: in cell (%d, %d) of 16 x 16, from the upper left, its mean is %d"
                      .formatted(name, column, row, now)
                  + " and was %d. See the comment of this class where that is wanted."
                      .formatted(then));
        }
      }
    }
  }

  private static int level(List<String> lines, int row, int column) {
    return Integer.parseInt(lines.get(row + 1).substring(2 * column, 2 * column + 2), 16);
  }

  private List<String> grid(Path file) throws IOException {
    FilePicture picture =
        new FileArtist(TestPlanes.settings(folder), List.copyOf(InstrumentProfiles.builtIn()))
            .draw(file, null);
    Path jpeg = folder.resolve("picture.jpg");
    picture.write(jpeg);
    Raster raster = ImageIO.read(jpeg.toFile()).getRaster();
    List<String> lines = new ArrayList<>();
    lines.add(raster.getWidth() + " x " + raster.getHeight());
    for (int row = 0; row < GRID; row++) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < GRID; column++) {
        line.append("%02x".formatted(mean(raster, column, row)));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static int mean(Raster raster, int column, int row) {
    int left = column * raster.getWidth() / GRID;
    int top = row * raster.getHeight() / GRID;
    int right = Math.max(left + 1, (column + 1) * raster.getWidth() / GRID);
    int bottom = Math.max(top + 1, (row + 1) * raster.getHeight() / GRID);
    long sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += raster.getSample(x, y, 0);
      }
    }
    return (int) Math.round((double) sum / ((right - left) * (bottom - top)));
  }

  private static void write(Map<String, List<String>> drawn) throws IOException {
    StringBuilder text = new StringBuilder();
    drawn.forEach(
        (name, lines) -> {
          text.append(name).append('\n');
          lines.forEach(line -> text.append(line).append('\n'));
        });
    Files.createDirectories(FILE.getParent());
    Files.writeString(FILE, text);
  }

  private static Map<String, List<String>> read() throws IOException {
    try (InputStream in = GoldenPicturesTest.class.getResourceAsStream("golden-pictures.txt")) {
      assertThat(in).as("golden pictures").isNotNull();
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      Map<String, List<String>> golden = new TreeMap<>();
      for (int i = 0; i < lines.size(); i += GRID + 2) {
        golden.put(lines.get(i), lines.subList(i + 1, i + GRID + 2));
      }
      return golden;
    }
  }

  private void simulate(InstrumentProfile acs, String detector, String filetype)
      throws IOException {
    Path archive = folder.resolve(detector + filetype);
    String rootname =
        SampleObservation.of(acs, new PlanReader().read(acs.id()), detector)
            .scale(new ImageScale.Edges(1 / 16.0))
            .exposureOf(filetype)
            .writeTo(archive)
            .get(0);
    try (var all = Files.walk(archive)) {
      files.put(
          detector + "-" + filetype,
          all.filter(file -> file.endsWith(rootname + "_" + filetype + ".fits"))
              .findFirst()
              .orElseThrow());
    }
  }

  private Path subarray() throws IOException {
    return new SimpleFits("SUBARRAY= T")
        .floats("SCI", 1, 200, noise(200, 150), "CCDCHIP = 1", "LTV1    = -2000", "LTV2    = -500")
        .write(folder.resolve("j8bt05njq_flt.fits"));
  }

  private Path row() throws IOException {
    float[] curve = new float[500];
    for (int i = 0; i < curve.length; i++) {
      curve[i] = (float) Math.sin(i / 40.0);
    }
    return new SimpleFits().floats("A", 1, 500, curve).write(folder.resolve("row.fits"));
  }

  private Path cube() throws IOException {
    return new SimpleFits().cube("A", 60, 40, noise(60, 40 * 5)).write(folder.resolve("cube.fits"));
  }

  private Path table() throws IOException {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      rows.add(new Object[] {1000.0 + i, Math.exp(-0.002 * (i - 50) * (i - 50))});
    }
    TableData data =
        new TableData(
            List.of(
                new TableData.Column("WAVELENGTH", "D", "Angstrom", "", ""),
                new TableData.Column("FLUX", "D", "erg", "", "")),
            rows);
    FitsBuilder fits =
        new FitsBuilder().hdu(HduBuilder.primary()).hdu(HduBuilder.extension("S", 1, data));
    return Files.write(folder.resolve("table.fits"), fits.toBytes());
  }

  private Path gzipped() throws IOException {
    Path plain =
        new SimpleFits().floats("A", 1, 90, noise(90, 70)).write(folder.resolve("plain.fits"));
    Path packed = folder.resolve("packed.fits.gz");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(Files.readAllBytes(plain));
    }
    return packed;
  }

  /** A slope with noise. */
  private static float[] noise(int width, int height) {
    Random random = new Random(1);
    float[] values = new float[width * height];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % width + i / width + (float) (10 * random.nextGaussian());
    }
    return values;
  }
}
