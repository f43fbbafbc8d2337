package org.fitsql.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import javax.xml.parsers.DocumentBuilderFactory;
import org.fitsql.bench.SampleResults;
import org.fitsql.bench.kept.Results;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class ReportTest {
  private final Results results =
      SampleResults.of(
          SampleResults.speed("read", 120, OptionalDouble.of(100)),
          SampleResults.speed("write <all>", 0.5, OptionalDouble.of(0.9)),
          SampleResults.limited("start", 20),
          SampleResults.absent("draw"));

  @Test
  void theTableSaysWhichGoalsAreReachedAndHowToInstallWhatIsNot() {
    List<String> lines = TableReport.lines(results);

    assertThat(lines.get(1)).contains("read", "files/s", "10.0", "120", "100").endsWith("reached");
    assertThat(lines.get(2)).contains("0.500", "0.900").endsWith("missed");
    assertThat(lines.get(4)).contains("draw", "not installed");
    assertThat(lines).last().asString().contains("apt-get install other");
  }

  @Test
  void theJsonHasEveryRoundTheRatioAndTheMachine() {
    JsonNode json = new JsonReport().json(results);

    JsonNode read = json.path("comparisons").path(0);
    assertThat(read.path("ratio").asDouble()).isEqualTo(120);
    assertThat(read.path("fitsql").path("rounds").path(0).asDouble()).isEqualTo(10);
    assertThat(read.path("reference").path("name").asText()).isEqualTo("other");
    assertThat(json.path("comparisons").path(3).has("ratio")).isFalse();
    assertThat(json.path("machine").path("cores").asInt()).isEqualTo(2);
  }

  @Test
  void thePlotIsWellFormedAndHasABarForEachRatio() throws Exception {
    Document svg = parse(new PlotReport(results).svg());

    // the background, and one bar for each of the three that have a ratio
    assertThat(svg.getElementsByTagName("rect").getLength()).isEqualTo(4);
    assertThat(svg.getDocumentElement().getTextContent()).contains("write <all>", "1/10", "1000");
  }

  @Test
  void thePlotOfNothingIsStillAPlot() throws Exception {
    Document svg = parse(new PlotReport(SampleResults.of()).svg());

    assertThat(svg.getElementsByTagName("rect").getLength()).isEqualTo(1);
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }
}
