package org.fitsql.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.fitsql.cli.output.Json;
import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.failure.FailureCounts;
import org.fitsql.ingest.growth.GrowthReport;
import org.fitsql.orm.SchemaGrowth.Denied;
import org.fitsql.scheduler.RunSummary;
import org.fitsql.scheduler.RunSummary.FileCounts;
import org.junit.jupiter.api.Test;

class SummaryTextTest {
  private static final Places PLACES =
      new Places("jdbc:h2:file:/h/fitsql", Path.of("/j"), Path.of("/t"), Path.of("/l/x.log"));

  @Test
  void theSummaryCountsFilesWorkAndRatesAndSaysWhereEverythingLies() {
    String text = text(summary(new FileCounts(1_200, 3, 0, 1, 2, 5, 4, 7, 9), ""));

    assertThat(text)
        .contains("Ingested /data in 2.0 s (run r1).")
        .containsPattern("new +1,200  files")
        .containsPattern("failed +4  files \\(and 7 known failed, unchanged, not tried again\\)")
        .containsPattern("ignored +9  files")
        .containsPattern("rows +3,400  1,700\\.0/s")
        .containsPattern("read +2\\.0 GB  1\\.0 GB/s")
        .contains("database    jdbc:h2:file:/h/fitsql", "JPEGs       /j", "log         /l/x.log");
  }

  @Test
  void aRunThatFoundNothingNewSaysSoFirst() {
    assertThat(text(summary(new FileCounts(0, 0, 1_030, 0, 0, 2, 0, 0, 0), "")))
        .startsWith("Nothing changed: all 1,030 files of /data are as they were (2.0 s).");
  }

  @Test
  void aRunThatWasStoppedSaysSoFirst() {
    assertThat(text(summary(new FileCounts(1, 0, 0, 0, 0, 0, 0, 0, 0), "asked to stop")))
        .startsWith("Ended early in 2.0 s: asked to stop");
  }

  @Test
  void theNamesInJsonAreThoseThatScriptsRelyOn() throws Exception {
    StringWriter json = new StringWriter();

    Json.write(
        json, SummaryJson.of(summary(new FileCounts(1, 2, 3, 4, 5, 6, 7, 8, 9), ""), PLACES, 3));

    assertThat(json.toString().replaceAll("\\s+", ""))
        .isEqualTo(
            """
            {"run":"r1","archive":"/data","started":"2026-11-20T02:00:00Z","elapsed_seconds":2.0,
            "interrupted":null,"exit_code":3,"files":{"new":1,"changed":2,"unchanged":3,
            "vanished":4,"incomplete":5,"no_profile":6,"failed":7,"known_failed":8,"ignored":9},
            "rootnames":100,"rows":3400,"jpegs":200,"thumbnails":66,"outdated_images":0,"bytes":2000000000,
            "misfits":0,"columns_added":0,"columns_widened":0,"added":[],"widened":[],
            "unknown_keywords":[],"denied":[],
            "troubles":[{"severity":"incomplete","stage":"scan","path":"p","rootname":"r",
            "hdu":null,"keyword":"","message":"m","advice":"a"}],
            "database":"jdbc:h2:file:/h/fitsql","jpegs_folder":"/j","thumbnails_folder":"/t",
            "log":"/l/x.log"}
            """
                .replaceAll("\\s+", ""));
  }

  @Test
  void theEndOfTheRunTellsWhatGrewAndTheStatementsThatWereDenied() {
    GrowthReport growth =
        new GrowthReport(
            3,
            2,
            1,
            List.of(
                new GrowthReport.Added("hrc_flt_0", "new1", "NEW1", "Float", "a.fits", 0),
                new GrowthReport.Added("hrc_flt_0", "new2", "NEW2", "Bool", "a.fits", 0)),
            List.of(
                new GrowthReport.Widened(
                    "hrc_flt_0", "x", "Integer", "Float", "a.fits", 0, "X", "1.5")),
            List.of(),
            List.of(new Denied("t", "alter table `t` add column `c` bigint", "denied")));
    assertThat(String.join("\n", GrowthText.lines(growth)))
        .contains("hrc_flt_0: NEW1 (Float), NEW2 (Bool), first in a.fits HDU 0")
        .contains("hrc_flt_0.x widened from Integer to Float because of a.fits HDU 0 X = 1.5")
        .contains("  alter table `t` add column `c` bigint;");
    assertThat(GrowthText.lines(GrowthReport.none())).isEmpty();
  }

  private static String text(RunSummary summary) {
    return String.join("\n", SummaryText.lines(summary, PLACES));
  }

  private static RunSummary summary(FileCounts files, String interrupted) {
    Trouble trouble =
        new Trouble(Trouble.Severity.INCOMPLETE, Trouble.Stage.SCAN, "p", "r", null, "", "m", "a");
    return new RunSummary(
        "r1",
        Path.of("/data"),
        Instant.parse("2026-11-20T02:00:00Z"),
        Duration.ofSeconds(2),
        files,
        100,
        3_400,
        200,
        66,
        0,
        2_000_000_000L,
        List.of(trouble),
        GrowthReport.none(),
        new FailureCounts(1, 0, 3),
        interrupted);
  }
}
