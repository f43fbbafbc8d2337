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

/** The instruments that a configuration asks for. */
final class Instruments {
  private Instruments() {}

  static List<InstrumentProfile> of(Configuration configuration) throws ConfigurationException {
    Map<String, InstrumentProfile> known;
    try {
      known = known(configuration);
    } catch (DefinitionException e) {
      throw new ConfigurationException(String.valueOf(e.getMessage()));
    }
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
  private static Map<String, InstrumentProfile> known(Configuration configuration) {
    Map<String, InstrumentProfile> known = new LinkedHashMap<>();
    Path own = configuration.definitions();
    if (own != null) {
      InstrumentProfiles.load(own).forEach(profile -> known.put(profile.id(), profile));
    }
    InstrumentProfiles.builtIn().forEach(profile -> known.putIfAbsent(profile.id(), profile));
    return known;
  }
}
