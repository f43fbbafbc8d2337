package org.fitsql.cli.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.InstrumentProfiles;
import org.fitsql.fits.FitsReader;
import org.fitsql.fits.Hdu;
import org.fitsql.simulation.SampleObservation;
import org.fitsql.simulation.plan.PlanReader;
import org.fitsql.simulation.plan.SimulationPlan;

/** Simulated observations of one ACS detector, and definitions that know no more than it. */
final class SmallAcs {
  private static final String DETECTOR = "hrc";

  private final InstrumentProfile profile;
  private final SimulationPlan plan;

  SmallAcs() throws IOException {
    profile = InstrumentProfiles.builtIn("hst/acs").orElseThrow();
    plan = new PlanReader().read(profile.id());
  }

  /** Writes one exposure and gives its directory. */
  Path write(Path archive, long seed, String... filetypes) throws IOException {
    List<String> rootnames =
        SampleObservation.of(profile, plan, DETECTOR)
            .exposureOf(filetypes)
            .seed(seed)
            .writeTo(archive);
    String rootname = rootnames.get(0);
    return archive.resolve(rootname.substring(0, 4)).resolve(rootname);
  }

  /**
   * Writes a folder of definitions with few tables, so that a schema is made in no time.
   *
   * @param filetypes that have tables
   */
  static void writeDefinitions(Path folder, String... filetypes) throws IOException {
    Path source = Path.of("..", "table-definitions", "instruments").toAbsolutePath().normalize();
    String tables = "hst/acs/tables/" + DETECTOR + "_(" + String.join("|", filetypes) + ")_.\\.txt";
    try (Stream<Path> all = Files.walk(source)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = source.relativize(file).toString();
        boolean wanted = !name.contains("/") || name.startsWith("hst/acs/");
        if (wanted && (!name.contains("/tables/") || name.matches(tables))) {
          Path copy = folder.resolve(name);
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
  }

  /** Another exposure time and other pixels, as after reprocessing. */
  static void reprocess(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      int card = text.indexOf("EXPTIME =");
      byte[] value = String.format("EXPTIME = %20s", "4321.5").getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(value, 0, bytes, card, value.length);
      Hdu image = new FitsReader().read(file).hdus().get(1);
      for (int i = 1; i < image.dataSize(); i += 98) {
        bytes[(int) image.dataOffset() + i] ^= 1;
      }
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
