package org.fitsql.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code deploy/} holds fits the program that it deploys; no engine builds the image here. */
class DeployedFilesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path DEPLOY = ROOT.resolve("deploy");
  private static final String INSTALLED = "/opt/fitsql/bin/fitsql";

  @TempDir private Path here;

  private static List<MatchResult> found(String pattern, Path file) throws IOException {
    return Pattern.compile(pattern, Pattern.MULTILINE)
        .matcher(Files.readString(file))
        .results()
        .toList();
  }

  private static Path containerFile() {
    return DEPLOY.resolve("container/Containerfile");
  }

  @Test
  void theImageIsBuiltAndRunWithAJavaThatFitsTheProgram() throws IOException {
    int needed =
        Integer.parseInt(
            found("<maven.compiler.release>(\\d+)<", ROOT.resolve("pom.xml")).get(0).group(1));

    assertThat(found("^FROM \\S*?temurin[:-](\\d+)", containerFile()))
        .hasSize(2)
        .allSatisfy(
            image -> assertThat(Integer.parseInt(image.group(1))).isGreaterThanOrEqualTo(needed));
    assertThat(found("^ENTRYPOINT \\[\"(.*)\"]$", containerFile()))
        .singleElement()
        .satisfies(entry -> assertThat(entry.group(1)).isEqualTo(INSTALLED));
  }

  @Test
  void whatTheImageCopiesIsThereOrMadeByTheStageBefore() throws IOException {
    String text = Files.readString(containerFile());
    for (MatchResult copy : found("^COPY (?:--from=(\\S+) )?(\\S+) \\S+$", containerFile())) {
      String source = copy.group(2);
      if (copy.group(1) == null) {
        assertThat(ROOT.resolve(source)).exists();
      } else {
        assertThat(text.substring(0, copy.start()))
            .contains("AS " + copy.group(1))
            .contains("mkdir " + source)
            .contains("-C " + source);
      }
    }
    assertThat(found("tar -xzf (\\S+)", containerFile()))
        .singleElement()
        .satisfies(tar -> assertThat(tar.group(1)).isEqualTo("cli/target/fitsql-*.tar.gz"));
    assertThat(Files.readString(ROOT.resolve("cli/pom.xml")))
        .contains("<finalName>fitsql-${project.version}</finalName>");
    assertThat(Files.readString(ROOT.resolve("cli/src/main/assembly/release.xml")))
        .contains("<format>tar.gz</format>");
  }

  @Test
  void commandsAndOptionsOfUnitsAndTheImageAreThoseOfTheProgram() throws IOException {
    try (Stream<Path> files = Files.list(DEPLOY.resolve("systemd"))) {
      for (Path unit : files.filter(file -> file.toString().endsWith(".service")).toList()) {
        assertThat(found("^ExecStart=" + INSTALLED + " (.*)$", unit))
            .as(unit.toString())
            .singleElement()
            .satisfies(start -> assertThatItIsUnderstood(start.group(1).split(" ", -1)));
      }
    }
    assertThat(found("^CMD \\[\"(.*)\"]$", containerFile()))
        .singleElement()
        .satisfies(arguments -> assertThatItIsUnderstood(arguments.group(1).split("\", \"", -1)));
    assertThat(found("args: \\[(.*)]", DEPLOY.resolve("kubernetes/cronjob.yaml")))
        .singleElement()
        .satisfies(
            arguments ->
                assertThatItIsUnderstood(arguments.group(1).replace("\"", "").split(", ", -1)));
  }

  private void assertThatItIsUnderstood(String[] arguments) {
    Invocation fitsql = new Invocation(here);
    String[] asked = Arrays.copyOf(arguments, arguments.length + 1);
    asked[arguments.length] = "--help";
    assertThat(fitsql.run(asked)).as(String.join(" ", asked) + fitsql.err()).isZero();
  }

  @Test
  void everyAlertHasItsMeaningAndRemedyInTheHandbook() throws IOException {
    String handbook = Files.readString(ROOT.resolve("docs/operations.md"));

    assertThat(found("^ +- alert: (\\w+)$", DEPLOY.resolve("prometheus/fitsql.rules.yml")))
        .isNotEmpty()
        .allSatisfy(alert -> assertThat(handbook).contains("| " + alert.group(1) + " | "));
  }

  @Test
  void unitsAreSoundToSystemd() throws Exception {
    Path analyze = Path.of("/usr/bin/systemd-analyze");
    assumeTrue(Files.isExecutable(analyze), "skipped: there is no systemd-analyze");
    List<String> command = new ArrayList<>(List.of(analyze.toString(), "verify"));
    try (Stream<Path> files = Files.list(DEPLOY.resolve("systemd"))) {
      for (Path unit : files.filter(file -> !file.toString().endsWith(".yaml")).toList()) {
        // it looks whether the program is there
        String text = Files.readString(unit).replace(INSTALLED, "/bin/true");
        command.add(Files.writeString(here.resolve(unit.getFileName()), text).toString());
      }
    }
    Process verification = new ProcessBuilder(command).redirectErrorStream(true).start();
    String told = new String(verification.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(told).isEmpty();
    assertThat(verification.waitFor()).isZero();
  }
}
