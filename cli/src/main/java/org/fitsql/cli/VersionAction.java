package org.fitsql.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fitsql.cli.output.Json;
import org.fitsql.cli.output.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** {@code fitsql version}. */
@Command(
    name = "version",
    description = "Shows the version of fitsql, Java and the system.",
    sortOptions = false,
    footer = {"", "Examples:", "  fitsql version", "  fitsql version --json"})
final class VersionAction extends Action {

  VersionAction(Surroundings around) {
    super(around);
  }

  @Override
  int perform() throws IOException {
    Version version = Version.ofBuild();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("version", version.number());
    facts.put("commit", version.commit());
    facts.put("java", System.getProperty("java.runtime.version", "unknown"));
    facts.put(
        "system", System.getProperty("os.name", "") + " " + System.getProperty("os.arch", ""));
    if (json()) {
      Json.write(Output.to(around().out()), facts);
    } else {
      around().out().println("fitsql " + version);
      around().out().println("Java " + facts.get("java") + ", " + facts.get("system"));
    }
    return ExitCode.DONE;
  }

  /** For {@code fitsql --version}. */
  static final class Provider implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"fitsql " + Version.ofBuild()};
    }
  }
}
