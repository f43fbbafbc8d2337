package org.fitsql.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.fitsql.cli.config.ConfigurationReader;
import org.fitsql.cli.output.Json;
import org.fitsql.cli.output.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code fitsql init}. */
@Command(
    name = "init",
    description = "Writes a commented configuration file fitsql.yaml.",
    sortOptions = false,
    footer = {"", "Examples:", "  fitsql init", "  fitsql init /etc/fitsql"})
final class InitAction extends Action {

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      defaultValue = ".",
      description = "Where to write it (default: here).")
  private String folder = ".";

  InitAction(Surroundings around) {
    super(around);
  }

  @Override
  int perform() throws IOException, RefusedException {
    Path file =
        around()
            .workingDirectory()
            .resolve(folder)
            .normalize()
            .resolve(ConfigurationReader.DEFAULT_FILE);
    write(file);
    if (json()) {
      Json.write(Output.to(around().out()), Map.of("written", file));
    } else {
      around().out().println("Wrote " + file + ". Set `archive:` in it, then run `fitsql ingest`.");
    }
    return ExitCode.DONE;
  }

  private static void write(Path file) throws RefusedException {
    try (InputStream template = InitAction.class.getResourceAsStream("fitsql.yaml")) {
      if (template == null) {
        throw new IllegalStateException("The template fitsql.yaml is missing in the jar");
      }
      Files.createDirectories(file.getParent());
      Files.write(file, template.readAllBytes(), StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new RefusedException(e.getMessage() + " exists already; fitsql does not overwrite it.");
    } catch (IOException e) {
      throw new RefusedException(file + " cannot be written (" + e + ").");
    }
  }
}
