package org.fitsql.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionReaderTest {

  @Test
  void detectorsOfTheInstrumentAreOptions() throws UsageException {
    Options options = read("--big", "7", "--small", "0", "--scale", "0.5", "--only", "rows,night");

    assertThat(options.sizes().observations()).containsOnlyKeys("big").containsValue(7);
    assertThat(options.sizes().scale()).isEqualTo(0.5);
    assertThat(options.wants("night")).isTrue();
    assertThat(options.wants("image")).isFalse();
  }

  @Test
  void everythingIsMeasuredByDefaultOnAServerOfItsOwn() throws UsageException {
    Options options = read();

    assertThat(options.wants("image")).isTrue();
    assertThat(options.server()).isNull();
    assertThat(options.check()).isFalse();
    assertThat(options.out()).isEqualTo(Path.of("/bench/target/out"));
  }

  @Test
  void aNamedServerIsUsedWithThePasswordOfTheEnvironmentWhichIsNeverPrinted()
      throws UsageException {
    Options options = read("--database", "jdbc:mysql://db.example:3307/", "--user", "me");

    assertThat(options.server().url("x")).isEqualTo("jdbc:mysql://db.example:3307/x");
    assertThat(options.server().password()).isEqualTo("secret");
    assertThat(options.toString()).doesNotContain("secret");
  }

  @Test
  void whatIsWrongIsNamed() {
    assertThatThrownBy(() -> read("--huge", "7")).hasMessageContaining("--huge");
    assertThatThrownBy(() -> read("--big")).hasMessageContaining("--big needs a value");
    assertThatThrownBy(() -> read("--big", "many")).hasMessageContaining("--big many");
    assertThatThrownBy(() -> read("--scale", "2")).hasMessageContaining("at most 1");
    assertThatThrownBy(() -> read("--only", "rows,nights")).hasMessageContaining("nights");
    assertThatThrownBy(() -> read("--database", "db")).hasMessageContaining("jdbc:mysql://");
    assertThatThrownBy(() -> read("--big", "0", "--small", "0")).hasMessageContaining("nothing");
  }

  private static Options read(String... arguments) throws UsageException {
    List<String> detectors = List.of("big", "small");
    List<String> stages = List.of("rows", "night", "image");
    return new OptionReader(detectors, "big", stages, Path.of("/bench"))
        .read(List.of(arguments), "secret");
  }
}
