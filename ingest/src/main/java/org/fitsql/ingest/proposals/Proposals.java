package org.fitsql.ingest.proposals;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fitsql.ingest.proposals.ProposalEntry.About;
import org.jspecify.annotations.Nullable;

/** The proposal list that is in force. Immutable. */
public final class Proposals {
  private final Map<About, ProposalEntry> entries = new HashMap<>();

  Proposals(Collection<ProposalEntry> all) {
    all.forEach(entry -> entries.put(entry.about(), entry));
  }

  /** No list. */
  public static Proposals none() {
    return new Proposals(List.of());
  }

  /** Whether there is anything in it. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Whether it tells types at all, so that one that is missing is worth a word. */
  public boolean tellsTypes() {
    return entries.values().stream().anyMatch(entry -> entry.type() != null);
  }

  /** The same for release dates. */
  public boolean tellsReleaseDates() {
    return entries.values().stream().anyMatch(entry -> entry.releaseDate() != null);
  }

  /**
   * Proposal type of an observation: what is said of the observation beats what is said of its
   * proposal, and both beat its header.
   *
   * @param inHeader what its header says, or null
   */
  public @Nullable String type(
      String rootname,
      @Nullable String fullRootname,
      @Nullable Long proposid,
      @Nullable String inHeader) {
    return said(rootname, fullRootname, proposid, ProposalEntry::type, inHeader);
  }

  /** When the data of an observation become public, UTC, or null where it is not known. */
  public @Nullable LocalDateTime releaseDate(
      String rootname, @Nullable String fullRootname, @Nullable Long proposid) {
    return said(rootname, fullRootname, proposid, ProposalEntry::releaseDate, null);
  }

  private <T> @Nullable T said(
      String rootname,
      @Nullable String fullRootname,
      @Nullable Long proposid,
      Function<ProposalEntry, @Nullable T> what,
      @Nullable T otherwise) {
    Stream<About> abouts =
        Stream.of(
            new About(0, lower(fullRootname)),
            new About(0, lower(rootname)),
            new About(Objects.requireNonNullElse(proposid, 0L), ""));
    for (About about : abouts.toList()) {
      ProposalEntry entry = entries.get(about);
      T said = entry == null ? null : what.apply(entry);
      if (said != null) {
        return said;
      }
    }
    return otherwise;
  }

  private static String lower(@Nullable String name) {
    return name == null ? "" : name.toLowerCase(Locale.ROOT);
  }
}
