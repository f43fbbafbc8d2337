package org.fitsql.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell scripts, with Java and Maven replaced by scripts that say how they were called. */
class LauncherTest {
  private static final List<String> TOOLS =
      List.of(
          "sh", "dirname", "readlink", "find", "head", "sed", "mkdir", "mv", "cat", "uname", "cut");

  @TempDir Path here;

  private Path tools;

  @BeforeEach
  void onAMachineWithAShell() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh here");
    tools = Files.createDirectories(here.resolve("tools"));
    for (String tool : TOOLS) {
      for (String folder : List.of("/usr/bin", "/bin")) {
        if (Files.exists(Path.of(folder, tool)) && !Files.exists(tools.resolve(tool))) {
          Files.createSymbolicLink(tools.resolve(tool), Path.of(folder, tool));
        }
      }
    }
  }

  @Test
  void aReleaseStartsJavaWithItsLibrariesFromAnywhereAndThroughALink() throws Exception {
    Path release = release();
    script(tools.resolve("java"), "for word in \"$@\"; do echo \"$word\"; done");
    Path link = Files.createSymbolicLink(here.resolve("link"), release.resolve("bin/fitsql"));

    Outcome outcome = run(link, "query", "SELECT 1  AS one", "*");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.lines())
        .contains(release.toRealPath() + "/lib/*", "-Dfitsql.terminal.out=false")
        .endsWith("org.fitsql.cli.Fitsql", "query", "SELECT 1  AS one", "*");
  }

  @Test
  void aReleaseWithoutJavaSaysWhatToInstall() throws Exception {
    Outcome outcome = run(release().resolve("bin/fitsql"), "version");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.lines()).singleElement().asString().contains("install Java 17");
  }

  @Test
  void aCheckoutBuildsOnFirstUseAndAgainWhenASourceIsNewer() throws Exception {
    Path checkout = checkout();
    script(tools.resolve("javac"), "echo javac 21.0.2");
    script(
        tools.resolve("mvn"),
        """
        mkdir -p cli/target/fitsql/bin
        echo 'echo "ran $*"' >cli/target/fitsql/bin/fitsql
        """);

    assertThat(run(checkout.resolve("fitsql"), "status").lines())
        .containsExactly("building fitsql (first use)...", "ran status");
    assertThat(run(checkout.resolve("fitsql"), "status").lines()).containsExactly("ran status");

    Path source = checkout.resolve("cli/src/main/java/Fitsql.java");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
    assertThat(run(checkout.resolve("fitsql"), "status").lines())
        .containsExactly("building fitsql (sources have changed)...", "ran status");
  }

  @Test
  void aBuildThatFailsShowsWhatMavenSaidAndIsTriedAgain() throws Exception {
    Path checkout = checkout();
    script(tools.resolve("javac"), "echo javac 17.0.1");
    script(tools.resolve("mvn"), "echo '[ERROR] no network'; exit 1");

    for (int attempt = 0; attempt < 2; attempt++) {
      Outcome outcome = run(checkout.resolve("fitsql"), "status");
      assertThat(outcome.code()).isEqualTo(2);
      assertThat(outcome.lines())
          .contains("[ERROR] no network")
          .last()
          .asString()
          .contains("failed");
    }
  }

  @Test
  void aCheckoutSaysWhichToolIsMissingOrTooOld() throws Exception {
    Path checkout = checkout();
    assertThat(run(checkout.resolve("fitsql")).lines())
        .last()
        .asString()
        .contains("Maven is missing");

    script(tools.resolve("mvn"), "exit 0");
    assertThat(run(checkout.resolve("fitsql")).lines()).last().asString().contains("No JDK found");

    script(tools.resolve("javac"), "echo javac 11.0.2");
    assertThat(run(checkout.resolve("fitsql")).lines())
        .last()
        .asString()
        .contains("needs JDK 17", "javac 11.0.2");
  }

  private Path release() throws IOException {
    Path release = here.resolve("fitsql release");
    Files.createDirectories(release.resolve("lib"));
    copy(root().resolve("cli/src/main/launcher/fitsql"), release.resolve("bin/fitsql"));
    return release;
  }

  private Path checkout() throws IOException {
    Path checkout = Files.createDirectories(here.resolve("my checkout"));
    copy(root().resolve("fitsql"), checkout.resolve("fitsql"));
    Files.createDirectories(checkout.resolve("table-definitions/instruments"));
    Files.createDirectories(checkout.resolve("cli/src/main/java"));
    Files.writeString(checkout.resolve("cli/src/main/java/Fitsql.java"), "");
    Files.writeString(checkout.resolve("pom.xml"), "");
    Files.writeString(checkout.resolve("cli/pom.xml"), "");
    return checkout;
  }

  private Outcome run(Path script, String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(args));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(tools.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", tools.toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output.lines().toList());
  }

  private static void copy(Path from, Path to) throws IOException {
    script(to, "");
    Files.writeString(to, Files.readString(from));
  }

  private static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve(".mvn"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  private record Outcome(int code, List<String> lines) {}
}
