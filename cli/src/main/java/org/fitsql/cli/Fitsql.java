package org.fitsql.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code fitsql} command. */
public final class Fitsql {
  private final Surroundings around;

  Fitsql(Surroundings around) {
    this.around = around;
  }

  public static void main(String[] args) {
    int code = new Fitsql(Surroundings.ofProcess()).run(args);
    System.out.flush();
    System.err.flush();
    System.exit(code);
  }

  /** Runs one command and gives its exit code. */
  int run(String... args) {
    CommandLine command = Commands.commandLine(around, args);
    command.setOut(writer(around.out()));
    command.setErr(writer(around.err()));
    command.setColorScheme(CommandLine.Help.defaultColorScheme(ansi()));
    command.setExpandAtFiles(false);
    command.setUsageHelpWidth(Math.min(120, around.terminal().width()));
    command.setCaseInsensitiveEnumValuesAllowed(true);
    command.setAbbreviatedOptionsAllowed(false);
    command.setParameterExceptionHandler(this::wrongUsage);
    return command.execute(args);
  }

  private int wrongUsage(ParameterException e, String[] args) {
    around.err().println("fitsql: " + e.getMessage());
    CommandLine command = e.getCommandLine();
    UnmatchedArgumentException.printSuggestions(e, command.getErr());
    command.getErr().flush();
    around.err().println("Try `" + command.getCommandSpec().qualifiedName() + " --help`.");
    return ExitCode.USAGE;
  }

  private Ansi ansi() {
    return around.terminal().out() && around.terminal().colour() ? Ansi.ON : Ansi.OFF;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
