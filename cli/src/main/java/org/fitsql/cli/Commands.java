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
    Map<String, Supplier<CommandLine>> commands = commands(around);
    CommandLine root = new CommandLine(new Root());
    Optional<String> named = Arrays.stream(args).findFirst().filter(commands::containsKey);
    named.ifPresentOrElse(
        name -> add(root, commands.get(name)),
        () -> commands.values().forEach(command -> add(root, command)));
    return root;
  }

  private static Map<String, Supplier<CommandLine>> commands(Surroundings around) {
    Map<String, Supplier<CommandLine>> commands = new LinkedHashMap<>();
    commands.put("demo", () -> command(new DemoAction(around)));
    commands.put("init", () -> command(new InitAction(around)));
    commands.put("ingest", () -> command(new IngestAction(around)));
    commands.put("scheduler", () -> command(new SchedulerAction(around)));
    commands.put("query", () -> command(new QueryAction(around)));
    commands.put("select", () -> command(new SelectAction(around)));
    commands.put("quicklook", () -> command(new QuicklookAction(around)));
    commands.put("header", () -> command(new HeaderAction(around)));
    commands.put("status", () -> command(new StatusAction(around)));
    commands.put("runs", () -> command(new RunsAction(around)));
    commands.put("verify", () -> command(new VerifyAction(around)));
    commands.put("backup", () -> command(new BackupAction(around)));
    commands.put("restore", () -> command(new RestoreAction(around)));
    commands.put("failures", () -> command(new FailuresAction(around)));
    commands.put("retry", () -> command(new RetryAction(around)));
    commands.put("findings", () -> command(new FindingsAction(around)));
    commands.put("check", () -> command(new CheckAction(around)));
    commands.put("notify", () -> command(new NotifyAction(around)));
    commands.put("tabledefs", () -> tabledefs(around));
    commands.put("schema", () -> schema(around));
    commands.put("version", () -> command(new VersionAction(around)));
    return commands;
  }

  private static CommandLine tabledefs(Surroundings around) {
    CommandLine group = new CommandLine(new TabledefsGroup());
    add(group, () -> command(new TabledefsMakeAction(around)));
    add(group, () -> command(new TabledefsUpdateAction(around)));
    add(group, () -> command(new TabledefsDiffAction(around)));
    add(group, () -> command(new TabledefsCheckAction(around)));
    return group;
  }

  private static CommandLine schema(Surroundings around) {
    CommandLine group = new CommandLine(new SchemaGroup());
    add(group, () -> command(new SchemaStatusAction(around)));
    add(group, () -> command(new SchemaMigrateAction(around)));
    add(group, () -> command(new SchemaDdlAction(around)));
    return group;
  }

  private static CommandLine command(Action action) {
    CommandLine command = new CommandLine(action);
    ConfigurationOptions.add(command.getCommandSpec(), action.keys());
    return command;
  }

  private static void add(CommandLine parent, @Nullable Supplier<CommandLine> make) {
    if (make != null) {
      CommandLine command = make.get();
      parent.addSubcommand(command.getCommandName(), command);
    }
  }
}
