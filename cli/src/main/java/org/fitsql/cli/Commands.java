package org.fitsql.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The commands by name. */
final class Commands {
  private Commands() {}

  /**
   * The command line, with only the command that {@code args} name: reading the options of all of
   * them takes longer than what most of them do.
   */
  static CommandLine commandLine(Surroundings around, String[] args) {
    Map<String, Supplier<Action>> actions = actions(around);
    CommandLine root = new CommandLine(new Root());
    Optional<String> named = Arrays.stream(args).findFirst().filter(actions::containsKey);
    named.ifPresentOrElse(
        name -> add(root, actions.get(name)),
        () -> actions.values().forEach(action -> add(root, action)));
    return root;
  }

  private static Map<String, Supplier<Action>> actions(Surroundings around) {
    Map<String, Supplier<Action>> actions = new LinkedHashMap<>();
    actions.put("demo", () -> new DemoAction(around));
    actions.put("init", () -> new InitAction(around));
    actions.put("ingest", () -> new IngestAction(around));
    actions.put("query", () -> new QueryAction(around));
    actions.put("header", () -> new HeaderAction(around));
    actions.put("status", () -> new StatusAction(around));
    actions.put("runs", () -> new RunsAction(around));
    actions.put("failures", () -> new FailuresAction(around));
    actions.put("version", () -> new VersionAction(around));
    return actions;
  }

  private static void add(CommandLine root, @Nullable Supplier<Action> make) {
    if (make == null) {
      return;
    }
    Action action = make.get();
    CommandLine command = new CommandLine(action);
    ConfigurationOptions.add(command.getCommandSpec(), action.keys());
    root.addSubcommand(command.getCommandName(), command);
  }
}
