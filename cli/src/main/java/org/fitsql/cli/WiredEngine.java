package org.fitsql.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.config.ConfigurationException;
import org.fitsql.cli.demo.ArchiveSimulator;
import org.fitsql.cli.run.ArchivePass;
import org.fitsql.definitions.DefinitionException;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.InstrumentProfiles;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseSettings;
import org.fitsql.scheduler.ArchiveRun;
import org.fitsql.scheduler.RunListener;
import org.fitsql.scheduler.RunPlan;
import org.fitsql.scheduler.RunSettings;
import org.fitsql.scheduler.RunSummary;
import org.jspecify.annotations.Nullable;

/** The modules of fitsql, put together. */
final class WiredEngine implements Engine {

  @Override
  public Database database(DatabaseSettings settings, int connections) {
    return Database.open(settings, connections);
  }

  @Override
  public List<InstrumentProfile> profiles(Configuration configuration)
      throws ConfigurationException {
    try {
      return profiles(configuration.definitions(), configuration.instrument());
    } catch (DefinitionException e) {
      throw new ConfigurationException(String.valueOf(e.getMessage()));
    }
  }

  /** The user's own instruments come first; one of theirs replaces ours of the same name. */
  private static List<InstrumentProfile> profiles(
      @Nullable Path definitions, @Nullable String instrument) throws ConfigurationException {
    Map<String, InstrumentProfile> known = new LinkedHashMap<>();
    if (definitions != null) {
      InstrumentProfiles.load(definitions).forEach(profile -> known.put(profile.id(), profile));
    }
    InstrumentProfiles.builtIn().forEach(profile -> known.putIfAbsent(profile.id(), profile));
    if (instrument == null) {
      return List.copyOf(known.values());
    }
    InstrumentProfile wanted = known.get(instrument);
    if (wanted == null) {
      throw new ConfigurationException(
          "instrument = " + instrument + " is not known; known are: " + known.keySet() + ".");
    }
    return List.of(wanted);
  }

  @Override
  public ArchivePass pass(
      Database database,
      List<InstrumentProfile> profiles,
      RunSettings settings,
      RunListener listener) {
    ArchiveRun run = new ArchiveRun(database, profiles, settings, Clock.systemUTC(), listener);
    return new ArchivePass() {
      @Override
      public RunSummary run() {
        return run.run();
      }

      @Override
      public RunPlan plan() {
        return run.plan();
      }

      @Override
      public void stop() {
        run.stop();
      }
    };
  }

  @Override
  public ArchiveSimulator simulator() {
    throw new UnsupportedOperationException("being written");
  }
}
