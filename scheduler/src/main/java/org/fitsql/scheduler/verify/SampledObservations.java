package org.fitsql.scheduler.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.ingest.inventory.FileState;
import org.fitsql.ingest.inventory.Inventory;
import org.fitsql.ingest.inventory.InventoryFile;
import org.fitsql.ingest.inventory.PageComparison;

/** Chooses the observations that are read, page by page, each of them once. */
final class SampledObservations {
  private final Inventory inventory;
  private final Sampling sampling;
  private final Set<String> scattered = new HashSet<>();

  SampledObservations(Inventory inventory, Sampling sampling) {
    this.inventory = inventory;
    this.sampling = sampling;
  }

  /** Those of the sample, by instrument; one whose files lie in several branches once. */
  Map<InstrumentProfile, Map<String, List<InventoryFile>>> of(PageComparison compared) {
    Map<String, InstrumentProfile> wanted = new TreeMap<>();
    Stream.concat(
            compared.unchanged().stream().map(k -> Map.entry(k.name().rootname(), k.profile())),
            compared.work().stream().map(w -> Map.entry(w.name().rootname(), w.profile())))
        .filter(entry -> sampling.takes(entry.getKey()))
        .forEach(entry -> wanted.putIfAbsent(entry.getKey(), entry.getValue()));
    Map<String, List<InventoryFile>> known = new TreeMap<>();
    for (InventoryFile file : inventory.filesOf(wanted.keySet())) {
      known.computeIfAbsent(String.valueOf(file.rootname()), r -> new ArrayList<>()).add(file);
    }
    Map<InstrumentProfile, Map<String, List<InventoryFile>>> observations = new LinkedHashMap<>();
    known.forEach(
        (rootname, files) -> {
          InstrumentProfile profile = wanted.get(rootname);
          boolean ingested = files.stream().anyMatch(f -> f.state() == FileState.INGESTED);
          if (profile != null && ingested && isFirst(rootname, files)) {
            observations.computeIfAbsent(profile, p -> new LinkedHashMap<>()).put(rootname, files);
          }
        });
    return observations;
  }

  private boolean isFirst(String rootname, List<InventoryFile> files) {
    long branches = files.stream().map(file -> file.found().branch()).distinct().count();
    return branches <= 1 || scattered.add(rootname);
  }
}
