package org.fitsql.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.config.ConfigurationException;
import org.fitsql.cli.config.Key;
import org.fitsql.definitions.DefinitionException;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.InstrumentProfiles;
import org.fitsql.ingest.catalog.PresentInstruments;
import org.fitsql.orm.Database;
import org.jspecify.annotations.Nullable;

/** The instruments that a configuration asks for. */
final class Instruments {
  private static final String ALL = "all";

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
      Map<String, InstrumentProfile> known = known(configuration, foremost);
      if (configuration.instrument() == null) {
        known.keySet().retainAll(unasked(configuration, foremost));
      }
      return withImages(configuration, wanted(configuration, known));
    } catch (DefinitionException e) {
      throw new ConfigurationException(String.valueOf(e.getMessage()));
    }
  }

  /** Each with JPEGs of those of its filetypes that the configuration names. */
  private static List<InstrumentProfile> withImages(
      Configuration configuration, List<InstrumentProfile> profiles) throws ConfigurationException {
    Set<String> wanted = configuration.imageFiletypes();
    if (wanted == null) {
      return profiles;
    }
    Set<String> unknown = new TreeSet<>(wanted);
    profiles.forEach(profile -> unknown.removeAll(profile.filetypes()));
    if (!unknown.isEmpty()) {
      throw new ConfigurationException(
          "%s: quicklook.filetypes: no instrument has the filetype %s; they have %s."
              .formatted(
                  configuration.origin(Key.QUICKLOOK_FILETYPES),
                  String.join(", ", unknown),
                  profiles.stream()
                      .flatMap(profile -> profile.filetypes().stream())
                      .distinct()
                      .collect(Collectors.joining(", "))));
    }
    return profiles.stream().map(profile -> profile.withJpegs(own(profile, wanted))).toList();
  }

  private static Set<String> own(InstrumentProfile profile, Set<String> wanted) {
    Set<String> own = new LinkedHashSet<>(profile.filetypes());
    own.retainAll(wanted);
    return own;
  }

  /** All that are known, complete or not, where the configuration names none. */
  static List<InstrumentProfile> forImages(Configuration configuration)
      throws ConfigurationException {
    try {
      return wanted(configuration, known(configuration, null));
    } catch (DefinitionException e) {
      throw new ConfigurationException(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Those of {@code profiles} whose tables a database should have: all that the user named or
   * brought, and of those that are used unasked the ones that it has files of.
   */
  static List<InstrumentProfile> inUse(
      Configuration configuration, List<InstrumentProfile> profiles, Database database) {
    if (configuration.instrument() != null) {
      return profiles;
    }
    Set<String> unasked = InstrumentProfiles.standard();
    List<InstrumentProfile> present = PresentInstruments.of(database, profiles);
    return profiles.stream()
        .filter(profile -> !unasked.contains(profile.id()) || present.contains(profile))
        .toList();
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

  /** The user's own, and those that come with fitsql and are complete. */
  private static Set<String> unasked(Configuration configuration, @Nullable Path foremost) {
    Set<String> ids = new HashSet<>(InstrumentProfiles.standard());
    for (Path own : Arrays.asList(foremost, configuration.definitions())) {
      if (own != null) {
        InstrumentProfiles.load(own).forEach(profile -> ids.add(profile.id()));
      }
    }
    return ids;
  }

  private static List<InstrumentProfile> wanted(
      Configuration configuration, Map<String, InstrumentProfile> known)
      throws ConfigurationException {
    String wanted = configuration.instrument();
    if (wanted == null || wanted.equals(ALL)) {
      return known.values().stream().sorted(InstrumentProfiles.LAST_RESORT_LAST).toList();
    }
    List<InstrumentProfile> profiles = new ArrayList<>();
    for (String id : wanted.split(",", -1)) {
      InstrumentProfile profile = known.get(id.strip());
      if (profile == null) {
        throw new ConfigurationException(
            "%s: instrument = %s is not known; known are %s, or %s."
                .formatted(
                    configuration.origin(Key.INSTRUMENT),
                    id.strip(),
                    String.join(", ", known.keySet()),
                    ALL));
      }
      profiles.add(profile);
    }
    profiles.sort(InstrumentProfiles.LAST_RESORT_LAST);
    return List.copyOf(profiles);
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
