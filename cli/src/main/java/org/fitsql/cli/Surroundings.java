package org.fitsql.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.fitsql.cli.output.Terminal;

/**
 * All that a command takes from the process it runs in.
 *
 * @param in standard input
 * @param out standard output: results
 * @param err standard error: progress, messages, logs
 * @param environment environment variables
 * @param workingDirectory what relative paths of the command line are relative to
 * @param clock the time
 * @param terminal whether people watch
 * @param processors of this machine
 */
record Surroundings(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    Path workingDirectory,
    Clock clock,
    Terminal terminal,
    int processors) {

  static Surroundings ofProcess() {
    Map<String, String> environment = System.getenv();
    return new Surroundings(
        System.in,
        System.out,
        System.err,
        environment,
        Path.of("").toAbsolutePath(),
        Clock.systemUTC(),
        Terminal.of(environment, System.getProperties()),
        Runtime.getRuntime().availableProcessors());
  }
}
