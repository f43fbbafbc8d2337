package org.fitsql.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.fitsql.cli.config.Configuration;
import org.fitsql.definitions.Corrections;
import org.fitsql.scheduler.RunSettings;
import org.jspecify.annotations.Nullable;

/**
 * What a run does as a configuration says, and what a command asks of it beyond: where it asks
 * nothing, all that is new or changed is ingested and drawn.
 */
final class ConfiguredSettings {
  private final String command;
  private final Configuration configuration;
  private final Path archive;
  private @Nullable Set<String> rootnames;
  private @Nullable Set<String> filetypes;
  private Corrections corrections = Corrections.none();
  private @Nullable Path proposals;
  private Duration settle;
  private boolean force;
  private boolean draw = true;
  private boolean redraw;
  private boolean acceptVanished;

  /**
   * @param command for the run record
   * @param archive checked
   */
  ConfiguredSettings(String command, Configuration configuration, Path archive) {
    this.command = command;
    this.configuration = configuration;
    this.archive = archive;
    this.settle = configuration.settle();
  }

  ConfiguredSettings rootnames(@Nullable Set<String> only) {
    rootnames = only;
    return this;
  }

  ConfiguredSettings filetypes(@Nullable Set<String> only) {
    filetypes = only;
    return this;
  }

  ConfiguredSettings corrections(Corrections read) {
    corrections = read;
    return this;
  }

  ConfiguredSettings proposals(@Nullable Path checked) {
    proposals = checked;
    return this;
  }

  /** Another time than the configuration has. */
  ConfiguredSettings settle(Duration wanted) {
    settle = wanted;
    return this;
  }

  ConfiguredSettings force(boolean wanted) {
    force = wanted;
    return this;
  }

  ConfiguredSettings draw(boolean wanted) {
    draw = wanted;
    return this;
  }

  ConfiguredSettings redraw(boolean wanted) {
    redraw = wanted;
    return this;
  }

  ConfiguredSettings acceptVanished(boolean wanted) {
    acceptVanished = wanted;
    return this;
  }

  RunSettings settings() {
    return new RunSettings(
        command,
        archive,
        rootnames,
        filetypes,
        corrections,
        configuration.workers(),
        force,
        configuration.quicklook(),
        draw,
        redraw,
        settle,
        acceptVanished,
        configuration.unknownKeywords(),
        proposals,
        configuration.checksums(),
        Version.ofBuild().number(),
        configuration.told());
  }
}
