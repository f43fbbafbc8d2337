package org.fitsql.definitions;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the facts that an astronomer asks for first (target, position, date, filters ...) stand in
 * the headers of an instrument. The facts themselves are the same for all instruments: {@link
 * InstrumentProfiles#facts()}.
 *
 * @param filetypes filetypes whose headers tell the facts, the one to be believed first
 * @param nothing values that stand for none, upper case, such as {@code N/A}
 * @param sources for a fact, by its name, where it stands: tried in order, the first that has a
 *     value which the fact can hold counts
 */
public record ObservationFacts(
    List<String> filetypes, Set<String> nothing, Map<String, List<FactSource>> sources) {

  /** Of an instrument that says nothing about it. */
  public static ObservationFacts none() {
    return new ObservationFacts(List.of(), Set.of(), Map.of());
  }
}
