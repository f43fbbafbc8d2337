package org.fitsql.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.fitsql.cli.output.Terminal;

/** Runs commands inside the test, in a working directory of their own. */
public final class Invocation {
  private final Path workingDirectory;
  private final Clock clock;
  private final Map<String, String> environment = new HashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private String in = "";

  public Invocation(Path workingDirectory) {
    this(workingDirectory, Clock.systemUTC());
  }

  public Invocation(Path workingDirectory, Clock clock) {
    this.workingDirectory = workingDirectory;
    this.clock = clock;
  }

  public Invocation environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  public Invocation input(String text) {
    in = text;
    return this;
  }

  /** Gives the exit code. */
  public int run(String... args) {
    out.reset();
    err.reset();
    Surroundings around =
        new Surroundings(
            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            environment,
            workingDirectory,
            clock,
            Terminal.none(),
            2);
    return new Fitsql(around).run(args);
  }

  public String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  public String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
