package org.fitsql.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.InstrumentProfiles;
import org.fitsql.fits.FitsReader;
import org.fitsql.fits.Hdu;
import org.fitsql.fits.PixelReader;
import org.fitsql.fits.Pixels;
import org.fitsql.simulation.plan.PlanReader;
import org.fitsql.simulation.plan.SimulationPlan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleObservationTest {
  @TempDir private Path archive;
  private InstrumentProfile profile;
  private SimulationPlan plan;

  @BeforeEach
  void readTheProfile() throws IOException {
    profile = InstrumentProfiles.builtIn("hst/acs").orElseThrow();
    plan = new PlanReader().read(profile.id());
  }

  @Test
  void oneExposureHasTheFiletypesThatWereAskedFor() throws IOException {
    List<String> rootnames =
        SampleObservation.of(profile, plan, "wfc")
            .exposureOf("raw", "flt")
            .seed(5)
            .writeTo(archive);

    assertThat(rootnames).hasSize(1);
    String rootname = rootnames.get(0);
    assertThat(archive.resolve(rootname.substring(0, 4)).resolve(rootname).toFile().list())
        .containsExactlyInAnyOrder(rootname + "_raw.fits", rootname + "_flt.fits");
  }

  @Test
  void aDetectorWithoutVisitIsRefusedByName() {
    assertThatThrownBy(() -> SampleObservation.of(profile, plan, "nicmos"))
        .hasMessageContaining("hst/acs")
        .hasMessageContaining("nicmos");
  }

  @Test
  void bothChipsComeFromBottomToTopWithTheirOwnWorldCoordinates() throws IOException {
    List<Hdu> planes = hdus("wfc", "flt").stream().filter(h -> h.extname().equals("SCI")).toList();

    assertThat(planes).extracting(Hdu::index).containsExactly(1, 4);
    assertThat(planes).extracting(Hdu::extver).containsExactly(1, 2);
    assertThat(planes)
        .extracting(h -> h.header().text("CCDCHIP").orElseThrow())
        .containsExactly("2", "1");
    assertThat(planes.get(0).header().text("CRVAL2"))
        .isNotEqualTo(planes.get(1).header().text("CRVAL2"));
  }

  @Test
  void rawFramesAreUnsignedWithOverscanAroundTheImage() throws IOException {
    Hdu raw = hdus("hrc", "raw").get(1);
    Hdu flt = hdus("hrc", "flt").get(1);

    assertThat(raw.bitpix()).isEqualTo(16);
    assertThat(raw.header().text("BZERO")).contains("32768.0");
    assertThat(raw.axes().get(0)).isGreaterThan(flt.axes().get(0));
    assertThat(raw.axes().get(1)).isGreaterThan(flt.axes().get(1));
  }

  @Test
  void aPhotonCounterCountsWholePhotons() throws IOException {
    Path file = file("sbc", "flt");
    Pixels pixels =
        new PixelReader().read(file, new FitsReader().read(file).hdus().get(1)).orElseThrow();

    assertThat(((Pixels.Floats) pixels).values())
        .satisfies(
            values -> {
              for (float value : values) {
                assertThat(Float.isNaN(value) || value == Math.rint(value) && value >= 0).isTrue();
              }
            });
  }

  @Test
  void theSameKeywordSaysTheSameInEveryFileOfAnExposure() throws IOException {
    SampleObservation.of(profile, plan, "wfc").exposureOf("raw", "flt", "flc").writeTo(archive);

    FitsReader reader = new FitsReader();
    for (String keyword : List.of("EXPFLAG", "EXPSTART", "SUNANGLE", "BIASFILE")) {
      List<String> values = new ArrayList<>();
      for (Path file : files()) {
        values.add(reader.read(file).primary().orElseThrow().header().text(keyword).orElseThrow());
      }
      assertThat(values).as(keyword).hasSize(3).containsOnly(values.get(0));
    }
  }

  private List<Hdu> hdus(String detector, String filetype) throws IOException {
    return new FitsReader().read(file(detector, filetype)).hdus();
  }

  private Path file(String detector, String filetype) throws IOException {
    SampleObservation.of(profile, plan, detector).exposureOf(filetype).writeTo(archive);
    return files().stream()
        .filter(file -> file.toString().endsWith(filetype + ".fits"))
        .findFirst()
        .orElseThrow();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(archive)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
