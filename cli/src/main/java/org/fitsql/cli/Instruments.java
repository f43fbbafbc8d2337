package org.fitsql.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.config.ConfigurationException;
import org.fitsql.cli.config.Key;
import org.fitsql.definitions.DefinitionException;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.InstrumentProfiles;
import org.jspecify.annotations.Nullable;

/** The instruments that a configuration asks for. */
final class Instruments {
  private Instruments() {}

  static List<InstrumentProfile> of(Configuration configuration) throws ConfigurationException {
    return of(configuration, null);
  }

  /**
   * @param foremost a folder whose instruments replace all others of the same name, or null
   */
  static List<InstrumentProfile> of(Configuration configuration, @Nullable Path foremost)
      throws ConfigurationException {
    try {
      return wanted(configuration, known(configuration, foremost));
    } catch (DefinitionException e) {
      throw new ConfigurationException(String.valueOf(e.getMessage()));
    }
  }

  /** Those of one folder alone. */
  static List<InstrumentProfile> in(Path folder, Configuration configuration)
      throws ConfigurationException {
    Map<String, InstrumentProfile> known = new LinkedHashMap<>();
    try {
      InstrumentProfiles.load(folder).forEach(profile -> known.put(profile.id(), profile));
    } catch (DefinitionException e) {
      throw new ConfigurationException(String.valueOf(e.getMessage()));
    }
    if (known.isEmpty()) {
      throw new ConfigurationException(
          folder + " holds no instrument: no folder below it has a file instrument.yaml.");
    }
    return wanted(configuration, known);
  }

  private static List<InstrumentProfile> wanted(
      Configuration configuration, Map<String, InstrumentProfile> known)
      throws ConfigurationException {
    String wanted = configuration.instrument();
    if (wanted == null) {
      return List.copyOf(known.values());
    }
    InstrumentProfile profile = known.get(wanted);
    if (profile == null) {
      throw new ConfigurationException(
          "%s: instrument = %s is not known; known are %s."
              .formatted(
                  configuration.origin(Key.INSTRUMENT), wanted, String.join(", ", known.keySet())));
    }
    return List.of(profile);
  }

  /** The user's own come first: one of theirs replaces ours of the same name. */
  private static Map<String, InstrumentProfile> known(
      Configuration configuration, @Nullable Path foremost) {
    Map<String, InstrumentProfile> known = new LinkedHashMap<>();
    if (foremost != null) {
      InstrumentProfiles.load(foremost).forEach(profile -> known.put(profile.id(), profile));
    }
    Path own = configuration.definitions();
    if (own != null && !own.equals(foremost)) {
      InstrumentProfiles.load(own).forEach(profile -> known.putIfAbsent(profile.id(), profile));
    }
    InstrumentProfiles.builtIn().forEach(profile -> known.putIfAbsent(profile.id(), profile));
    return known;
  }
}
