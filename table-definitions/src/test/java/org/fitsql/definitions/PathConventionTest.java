package org.fitsql.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The profile for any FITS file, whose observations are known by their path. */
class PathConventionTest {

  private final InstrumentProfile any = InstrumentProfiles.builtIn("any/fits").orElseThrow();

  private ObservationName name(String path) {
    return any.parse(path).orElseThrow();
  }

  @Test
  void aShortPlainPathIsTheKey() {
    ObservationName name = name("night1/frame_0001.fits");
    assertThat(name.rootname()).isEqualTo("night1/frame_0001.fits");
    assertThat(name.filename()).isEqualTo("frame_0001.fits");
    assertThat(name.filetype()).isEqualTo("fits");
    assertThat(name.fullRootname()).matches("frame_0001-[0-9a-f]{12}");
  }

  @Test
  void pathsThatADatabaseWouldTakeForOneStayApart() {
    String long1 = "a/".repeat(40) + "x.fits";
    String long2 = "b/" + long1;
    List<String> paths =
        List.of(
            "a/x.fits",
            "b/x.fits",
            "A/x.fits",
            "a/X.fits",
            "a/x.fit",
            "a/x.fits.gz",
            "a_x.fits",
            "a x.fits",
            "ä/x.fits",
            "ö/x.fits",
            "a/\ud83d\ude00.fits",
            long1,
            long2,
            long1.replace('a', 'c'));
    Stream<ObservationName> names = paths.stream().map(this::name);
    List<ObservationName> all = names.toList();
    assertThat(all).extracting(ObservationName::rootname).doesNotHaveDuplicates();
    assertThat(all).extracting(ObservationName::fullRootname).doesNotHaveDuplicates();
    assertThat(all)
        .allSatisfy(
            name -> {
              assertThat(name.rootname()).hasSizeLessThanOrEqualTo(64).matches("[a-z0-9_./+-]+");
              assertThat(name.fullRootname()).hasSizeLessThanOrEqualTo(64);
            });
  }

  @Test
  void theEndOfALongPathStaysReadable() {
    String path = "an/archive/with/very/long/names/of/directories/and/more/of/them/m31.fits";
    assertThat(name(path).rootname()).matches(".*/them/m31\\.fits-[0-9a-f]{12}").hasSize(64);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.fits", "x/b.FIT", "c.fts", "d.fits.gz", "e.fits.fz", "f.fits.Z"})
  void everyNameOfAFitsFileWillDo(String path) {
    assertThat(any.parse(path)).isPresent();
    assertThat(any.filenames().directory(name(path))).isEmpty();
  }

  @Test
  void aFileOfAnotherKindIsNotOurs() {
    assertThat(any.parse("x/readme.txt")).isEmpty();
  }

  @Test
  void itIsAskedAfterAllOthers() {
    List<InstrumentProfile> all = InstrumentProfiles.builtIn();
    assertThat(all.get(all.size() - 1).id()).isEqualTo("any/fits");
    assertThat(InstrumentProfiles.standard())
        .containsExactly("hst/acs", "hst/cos", "hst/stis", "hst/wfc3");
  }
}
