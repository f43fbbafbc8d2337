package org.fitsql.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** The commands by name. */
final class Commands {
  private Commands() {}

  /**
   * A command.
   *
   * @param type whose annotation says what it is called and what it does
   * @param make makes it, with all its options
   */
  private record Entry(Class<?> type, Supplier<CommandLine> make) {

    /** As it stands in the list of all commands, without options. */
    private CommandLine named() {
      Command words = Objects.requireNonNull(type.getAnnotation(Command.class));
      CommandSpec spec = CommandSpec.create().name(words.name());
      spec.usageMessage().header(words.header()).description(words.description());
      return new CommandLine(spec);
    }
  }

  /**
   * The command line, with only the command that {@code args} name, and where they name none, with
   * the names of all: reading the options of all of them takes longer than what most of them do.
   */
  static CommandLine commandLine(Surroundings around, String[] args) {
    Map<String, Entry> commands = commands(around);
    CommandLine root = new CommandLine(new Root());
    Entry first = args.length == 0 ? null : commands.get(args[0]);
    if (first != null) {
      add(root, first.make().get());
    } else if (Arrays.stream(args).anyMatch(commands::containsKey)) {
      commands.values().forEach(command -> add(root, command.make().get()));
    } else {
      commands.values().forEach(command -> add(root, command.named()));
    }
    return root;
  }

  private static Map<String, Entry> commands(Surroundings around) {
    Map<String, Entry> commands = new LinkedHashMap<>();
    commands.put("demo", new Entry(DemoAction.class, () -> command(new DemoAction(around))));
    commands.put("init", new Entry(InitAction.class, () -> command(new InitAction(around))));
    commands.put("ingest", new Entry(IngestAction.class, () -> command(new IngestAction(around))));
    commands.put(
        "scheduler", new Entry(SchedulerAction.class, () -> command(new SchedulerAction(around))));
    commands.put("query", new Entry(QueryAction.class, () -> command(new QueryAction(around))));
    commands.put("select", new Entry(SelectAction.class, () -> command(new SelectAction(around))));
    commands.put(
        "quicklook", new Entry(QuicklookAction.class, () -> command(new QuicklookAction(around))));
    commands.put("header", new Entry(HeaderAction.class, () -> command(new HeaderAction(around))));
    commands.put("status", new Entry(StatusAction.class, () -> command(new StatusAction(around))));
    commands.put("runs", new Entry(RunsAction.class, () -> command(new RunsAction(around))));
    commands.put("verify", new Entry(VerifyAction.class, () -> command(new VerifyAction(around))));
    commands.put("backup", new Entry(BackupAction.class, () -> command(new BackupAction(around))));
    commands.put(
        "restore", new Entry(RestoreAction.class, () -> command(new RestoreAction(around))));
    commands.put(
        "failures", new Entry(FailuresAction.class, () -> command(new FailuresAction(around))));
    commands.put("retry", new Entry(RetryAction.class, () -> command(new RetryAction(around))));
    commands.put(
        "findings", new Entry(FindingsAction.class, () -> command(new FindingsAction(around))));
    commands.put("check", new Entry(CheckAction.class, () -> command(new CheckAction(around))));
    commands.put("notify", new Entry(NotifyAction.class, () -> command(new NotifyAction(around))));
    commands.put("tabledefs", new Entry(TabledefsGroup.class, () -> tabledefs(around)));
    commands.put("schema", new Entry(SchemaGroup.class, () -> schema(around)));
    commands.put(
        "version", new Entry(VersionAction.class, () -> command(new VersionAction(around))));
    return commands;
  }

  private static CommandLine tabledefs(Surroundings around) {
    CommandLine group = new CommandLine(new TabledefsGroup());
    add(group, command(new TabledefsMakeAction(around)));
    add(group, command(new TabledefsUpdateAction(around)));
    add(group, command(new TabledefsDiffAction(around)));
    add(group, command(new TabledefsCheckAction(around)));
    return group;
  }

  private static CommandLine schema(Surroundings around) {
    CommandLine group = new CommandLine(new SchemaGroup());
    add(group, command(new SchemaStatusAction(around)));
    add(group, command(new SchemaMigrateAction(around)));
    add(group, command(new SchemaDdlAction(around)));
    return group;
  }

  private static CommandLine command(Action action) {
    CommandLine command = new CommandLine(action);
    ConfigurationOptions.add(command.getCommandSpec(), action.keys());
    return command;
  }

  private static void add(CommandLine parent, CommandLine command) {
    parent.addSubcommand(command.getCommandName(), command);
  }
}
