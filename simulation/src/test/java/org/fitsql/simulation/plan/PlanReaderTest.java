package org.fitsql.simulation.plan;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanReaderTest {
  @TempDir private Path folder;

  @Test
  void anInstrumentWithoutSimulationIsNamed() {
    assertThatThrownBy(() -> new PlanReader().read("hst/foc"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("hst/foc");
  }

  @Test
  void aNameThatLeadsNowhereIsFoundWhenThePlanIsRead() throws IOException {
    given("proposal: survey", "proposal: surwey");

    assertThatThrownBy(() -> new PlanReader().read(folder))
        .hasMessageContaining("visits[0].proposal")
        .hasMessageContaining("surwey")
        .hasMessageContaining("survey");
  }

  @Test
  void aMisspeltKeyIsNamedWithItsLine() throws IOException {
    given("drizzle-rotation: 8", "drizle-rotation: 8");

    assertThatThrownBy(() -> new PlanReader().read(folder))
        .hasMessageContaining("simulation.yaml")
        .hasMessageContaining("drizle-rotation")
        .hasMessageContaining("line:");
  }

  @Test
  void aRangeNeedsBothEnds() throws IOException {
    given("{from: 52.0, to: 132.0}", "{from: 52.0}");

    assertThatThrownBy(() -> new PlanReader().read(folder)).hasMessageContaining("is no range");
  }

  private void given(String text, String replacement) throws IOException {
    try (InputStream in =
        getClass().getClassLoader().getResourceAsStream("instruments/hst/acs/simulation.yaml")) {
      String plan = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(
          folder.resolve(PlanReader.FILE), plan.replaceFirst(Pattern.quote(text), replacement));
    }
  }
}
