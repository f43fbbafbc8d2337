package org.fitsql.cli;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.config.ConfigurationException;
import org.fitsql.cli.config.ConfigurationReader;
import org.fitsql.cli.config.Key;
import org.fitsql.logs.Console;
import org.fitsql.logs.Console.Verbosity;
import org.fitsql.logs.RunLog;
import org.fitsql.logs.UnwritableLogException;
import org.fitsql.scheduler.RunIdentity;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands have in common: options, configuration, the log, and how they end. */
abstract class Action implements Callable<Integer> {
  private final Surroundings around;
  private @Nullable RunLog log;
  private @Nullable Configuration configuration;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Option(names = "--json", description = "Print the result as JSON on standard output.")
  private boolean json;

  @Option(
      names = {"-v", "--verbose"},
      description = "Show what happens, and stack traces.")
  private boolean verbose;

  @Option(
      names = {"-q", "--quiet"},
      description = "Show errors only; results are still printed.")
  private boolean quiet;

  Action(Surroundings around) {
    this.around = around;
  }

  /** Does the work and gives the exit code. */
  abstract int perform() throws Exception;

  /** The configuration keys that are options of this command. */
  List<Key> keys() {
    return List.of();
  }

  @Override
  public final Integer call() {
    if (verbose && quiet) {
      throw usage("-v and -q contradict each other; give one of them.");
    }
    log = RunLog.toConsole(console());
    try {
      return perform();
    } catch (ParameterException e) {
      throw e;
    } catch (Exception | StackOverflowError | OutOfMemoryError e) {
      return new Failure(this).report(e);
    } finally {
      log.close();
    }
  }

  final Surroundings around() {
    return around;
  }

  final boolean json() {
    return json;
  }

  final boolean verbose() {
    return verbose;
  }

  final boolean quiet() {
    return quiet;
  }

  /** The command as it is called, without {@code fitsql}: {@code tabledefs-make}. */
  final String name() {
    String root = specification().root().name();
    return specification().qualifiedName("-").substring(root.length() + 1);
  }

  /** Reads the configuration once. */
  final Configuration configuration() throws ConfigurationException {
    Configuration known = configuration;
    if (known == null) {
      known = readConfiguration();
      configuration = known;
      known.warnings().forEach(LoggerFactory.getLogger(Action.class)::warn);
    }
    return known;
  }

  /** Reads the configuration as it is now: the same options, the file anew. */
  final Configuration readConfiguration() throws ConfigurationException {
    var parsed = specification().commandLine().getParseResult();
    Map<Key, String> options = new EnumMap<>(Key.class);
    ConfigurationOptions.matched(parsed, keys(), options);
    return new ConfigurationReader(
            around.environment(), around.workingDirectory(), around.processors())
        .read(options, parsed.matchedOptionValue("--config", (String) null));
  }

  /** What a record of what this command writes says of it. */
  final RunIdentity identity(Configuration effective) {
    return new RunIdentity(name(), Version.ofBuild().number(), effective.told());
  }

  /** The configuration, where it was read and is sound. */
  final @Nullable Configuration knownConfiguration() {
    return configuration;
  }

  /** From now on the log goes to a file too, which starts with the environment. */
  final RunLog logToFile(Configuration effective) throws UnwritableLogException {
    RunLog file =
        RunLog.toFile(
            effective.logs(),
            effective.logRules(),
            effective.secrets(),
            name(),
            Environment.of(around, specification(), effective),
            console(),
            around.clock());
    log = file;
    configuration = effective;
    return file;
  }

  /** The log as it is now. */
  final @Nullable RunLog log() {
    return log;
  }

  /** A refusal of what was typed: exit code 2. */
  final ParameterException usage(String message) {
    return new ParameterException(specification().commandLine(), message);
  }

  private Console console() {
    Verbosity verbosity = quiet ? Verbosity.QUIET : verbose ? Verbosity.VERBOSE : Verbosity.NORMAL;
    return new Console(around.err(), verbosity);
  }

  private CommandSpec specification() {
    if (spec == null) {
      throw new IllegalStateException("The command was not started by picocli");
    }
    return spec;
  }
}
