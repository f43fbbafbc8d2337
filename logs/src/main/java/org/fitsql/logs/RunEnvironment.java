package org.fitsql.logs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where and how a run takes place: the first lines of its log file.
 *
 * @param version of fitsql
 * @param commandLine as typed, without secrets
 * @param user who runs it
 * @param host where
 * @param workingDirectory what relative paths of the command line are relative to
 * @param configuration one line per value: key, value without secrets, origin
 */
public record RunEnvironment(
    String version,
    String commandLine,
    String user,
    String host,
    Path workingDirectory,
    List<String> configuration) {

  /** The lines, without line ends. */
  public List<String> lines() {
    Runtime runtime = Runtime.getRuntime();
    List<String> lines = new ArrayList<>();
    lines.add("fitsql            " + version);
    lines.add("command           " + commandLine);
    lines.add(
        "java              " + property("java.runtime.version") + ", " + property("java.home"));
    lines.add(
        "system            "
            + String.join(" ", property("os.name"), property("os.version"), property("os.arch")));
    lines.add("processors        " + runtime.availableProcessors());
    lines.add("heap              at most " + runtime.maxMemory() / (1024 * 1024) + " MiB");
    lines.add("user              " + user);
    lines.add("host              " + host);
    lines.add("working directory " + workingDirectory);
    configuration.forEach(line -> lines.add("configuration     " + line));
    return List.copyOf(lines);
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }
}
