package org.fitsql.bench.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.fitsql.bench.SampleResults;
import org.fitsql.bench.report.JsonReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptResultsTest {
  @TempDir Path folder;

  @Test
  void ratiosAreFoundAgainAsTheyWereWritten() throws IOException {
    Results results = SampleResults.of(SampleResults.speed("read", 120), SampleResults.absent("x"));
    keep(results);

    assertThat(newest(results.sizes())).containsExactly(new KeptRatio("stage / read / other", 120));
  }

  @Test
  void theNewestResultCounts() throws IOException {
    Results old = SampleResults.of(SampleResults.speed("read", 100));
    keep(old);
    keep(
        at(
            Instant.parse("2027-01-02T03:04:05Z"),
            SampleResults.of(SampleResults.speed("read", 150))));
    keep(
        at(
            Instant.parse("2025-01-02T03:04:05Z"),
            SampleResults.of(SampleResults.speed("read", 50))));

    assertThat(newest(old.sizes())).containsExactly(new KeptRatio("stage / read / other", 150));
  }

  @Test
  void resultsOfOtherSizesOrMachinesDoNotCount() throws IOException {
    Results results = SampleResults.of(SampleResults.speed("read", 100));
    keep(results);
    Machine other = new Machine("Linux amd64", "Another", 2, 1L << 34, "Debian 17.0.15");
    KeptResults kept = new KeptResults(folder);

    assertThat(kept.newest(SampleResults.MACHINE, Map.of("frames", "5"))).isEmpty();
    assertThat(kept.newest(other, results.sizes())).isEmpty();
  }

  @Test
  void machinesOfOneKindDifferAtMostInMemoryAndPatchLevel() {
    Machine patched =
        new Machine("Linux amd64", "Some Processor (tm) 3 <GHz>", 2, 1L << 35, "Debian 17.0.19");

    assertThat(patched.kind())
        .isEqualTo(SampleResults.MACHINE.kind())
        .isEqualTo("linux-amd64-some-processor-tm-3-ghz-2-cores-debian-17");
  }

  @Test
  void aDamagedResultIsNamed() throws IOException {
    Files.writeString(folder.resolve(SampleResults.MACHINE.kind() + "-2026.json"), "{");

    assertThatThrownBy(() -> newest(Map.of())).hasMessageContaining("2026.json");
  }

  private List<KeptRatio> newest(Map<String, String> sizes) throws IOException {
    return new KeptResults(folder).newest(SampleResults.MACHINE, sizes).orElseThrow();
  }

  private void keep(Results results) throws IOException {
    new JsonReport().write(results, folder.resolve(KeptResults.name(results) + ".json"));
  }

  private static Results at(Instant when, Results results) {
    return new Results(
        when,
        results.version(),
        results.machine(),
        results.database(),
        results.sizes(),
        results.comparisons(),
        results.troubles());
  }
}
