package org.fitsql.ingest.inventory;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.fitsql.definitions.Corrections;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.ObservationName;
import org.fitsql.ingest.inventory.FileWork.Reason;
import org.fitsql.ingest.scan.Page;
import org.fitsql.ingest.scan.ScannedFile;
import org.jspecify.annotations.Nullable;

/** Decides for every file of a page, from names, sizes and times alone, whether to read it. */
public final class Comparison {
  private final List<InstrumentProfile> profiles;
  private final Settlement settlement;
  private final Selection selection;
  private final ReadingRules rules;

  /**
   * @param corrections what is known now to be wrong in headers
   * @param force read unchanged files too
   * @param drawing whether images left out earlier are drawn now
   * @param now UTC; files that failed and are due are read again
   */
  public Comparison(
      List<InstrumentProfile> profiles,
      Selection selection,
      Corrections corrections,
      boolean force,
      boolean drawing,
      LocalDateTime now) {
    this(
        profiles,
        new Settlement(profiles),
        selection,
        new ReadingRules(corrections, force ? Reason.FORCED : null, drawing, now, null));
  }

  private Comparison(
      List<InstrumentProfile> profiles,
      Settlement settlement,
      Selection selection,
      ReadingRules rules) {
    this.profiles = profiles;
    this.settlement = settlement;
    this.selection = selection;
    this.rules = rules;
  }

  /** The same that reads unchanged files because what the database has of them is damaged. */
  public Comparison mending() {
    return new Comparison(profiles, settlement, selection, rules.mending());
  }

  /**
   * The same for the end of a run whose parts have dealt with most files: what they ingested, or
   * tried and failed, is not due again.
   *
   * @param began the date that all parts give their rows
   */
  public Comparison after(LocalDateTime began) {
    return new Comparison(profiles, settlement, selection, rules.after(began));
  }

  /**
   * Whether files that are settled need no look: not where they are read all the same, where some
   * files only are wanted, nor where corrections may concern any of them.
   */
  public boolean passesOver() {
    return selection.isEverything() && rules.passOver();
  }

  /** How it is told which files are settled. */
  public Settlement settlement() {
    return settlement;
  }

  /** Whether images left out earlier are drawn now. */
  public boolean isDrawing() {
    return rules.drawing();
  }

  /** Holds a page against what the inventory knows of its branches. */
  public PageComparison compare(Page page, List<InventoryFile> inventory) {
    return compare(page, inventory, null);
  }

  /**
   * As the other, and takes files whose images are not as they would be drawn now.
   *
   * @param outdated paths of files whose images would look different now, or null to draw nothing
   *     again that is drawn
   */
  public PageComparison compare(
      Page page, List<InventoryFile> inventory, @Nullable Set<String> outdated) {
    Map<String, InventoryFile> known = new HashMap<>();
    inventory.forEach(file -> known.put(file.path(), file));
    Verdicts verdicts = new Verdicts();
    for (ScannedFile file : page.files()) {
      judge(file, known.remove(file.path()), outdated, verdicts);
    }
    for (InventoryFile missing : known.values()) {
      if (missing.isLive() && selection.contains(missing) && !page.isUnknown(missing.path())) {
        verdicts.vanished.add(missing);
      }
    }
    return verdicts.comparison();
  }

  private void judge(
      ScannedFile file,
      @Nullable InventoryFile known,
      @Nullable Set<String> outdated,
      Verdicts verdicts) {
    Optional<InstrumentProfile> profile = profileOf(file.path());
    if (profile.isEmpty()) {
      if (selection.isEverything()) {
        verdicts.withoutProfile(file, known, settlement);
      }
      return;
    }
    ObservationName name = profile.get().filenames().parse(file.path()).orElseThrow();
    if (!selection.contains(name)) {
      return;
    }
    Optional<Reason> reason =
        rules
            .reason(file, name, known)
            .or(() -> ReadingRules.redrawing(profile.get(), name, known, outdated));
    if (reason.isPresent()) {
      verdicts.work.add(new FileWork(file, profile.get(), name, known, reason.get()));
      return;
    }
    verdicts.settled(known, settlement);
    if (known != null && isFailed(known)) {
      verdicts.knownFailed++;
    } else if (known != null && known.state() == FileState.INCOMPLETE) {
      verdicts.knownIncomplete++;
    } else {
      verdicts.unchanged.add(new PageComparison.Known(file, profile.get(), name));
    }
  }

  private static boolean isFailed(InventoryFile known) {
    return known.state() == FileState.FAILED || known.state() == FileState.UNREADABLE;
  }

  private Optional<InstrumentProfile> profileOf(String path) {
    return profiles.stream()
        .filter(
            profile ->
                profile
                    .filenames()
                    .parse(path)
                    .filter(name -> profile.filetypes().contains(name.filetype()))
                    .isPresent())
        .findFirst();
  }

  /** Collects what is found out about the files of one page. */
  private static final class Verdicts {
    private final List<FileWork> work = new ArrayList<>();
    private final List<PageComparison.Known> unchanged = new ArrayList<>();
    private final List<ScannedFile> newNoProfile = new ArrayList<>();
    private final List<InventoryFile> vanished = new ArrayList<>();
    private final List<InventoryFile> unsettled = new ArrayList<>();
    private long knownFailed;
    private long knownIncomplete;
    private long noProfile;

    private void settled(@Nullable InventoryFile known, Settlement settlement) {
      if (known != null && !Objects.equals(known.settled(), settlement.of(known))) {
        unsettled.add(known);
      }
    }

    private void withoutProfile(
        ScannedFile file, @Nullable InventoryFile known, Settlement settlement) {
      noProfile++;
      boolean upToDate =
          known != null && known.state() == FileState.NO_PROFILE && known.found().equals(file);
      if (upToDate) {
        settled(known, settlement);
      } else {
        newNoProfile.add(file);
      }
    }

    private PageComparison comparison() {
      return new PageComparison(
          work,
          unchanged,
          knownFailed,
          knownIncomplete,
          noProfile,
          newNoProfile,
          vanished,
          unsettled);
    }
  }
}
