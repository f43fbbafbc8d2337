package org.fitsql.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.config.Secrets;
import org.fitsql.logs.RunEnvironment;
import picocli.CommandLine.Model.CommandSpec;

/** Collects what a log file starts with. */
final class Environment {
  private Environment() {}

  static RunEnvironment of(Surroundings around, CommandSpec spec, Configuration configuration) {
    List<String> typed = new ArrayList<>(List.of("fitsql"));
    typed.addAll(spec.root().commandLine().getParseResult().originalArgs());
    return new RunEnvironment(
        Version.ofBuild().toString(),
        Secrets.typed(typed),
        System.getProperty("user.name", "unknown"),
        host(around.environment()),
        around.workingDirectory(),
        configuration.values().stream().map(Configuration.Value::toString).toList());
  }

  /** Without asking a name server, which may take its time. */
  static String host(Map<String, String> environment) {
    String named = System.getProperty("fitsql.host", environment.getOrDefault("HOSTNAME", ""));
    return named.isEmpty() ? environment.getOrDefault("COMPUTERNAME", "unknown") : named;
  }
}
