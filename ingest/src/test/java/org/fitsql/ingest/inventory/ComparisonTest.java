package org.fitsql.ingest.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fitsql.ingest.inventory.AcsFiles.file;
import static org.fitsql.ingest.inventory.AcsFiles.known;
import static org.fitsql.ingest.inventory.AcsFiles.larger;
import static org.fitsql.ingest.inventory.AcsFiles.page;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.fitsql.definitions.Corrections;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.InstrumentProfiles;
import org.fitsql.ingest.inventory.FileWork.Reason;
import org.fitsql.ingest.scan.Page;
import org.fitsql.ingest.scan.ScannedFile;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 21, 2, 0);
  private static final ScannedFile RAW = file("j8bt/j8bt05njq/j8bt05njq_raw.fits");
  private static final ScannedFile FLT = file("j8bt/j8bt05njq/j8bt05njq_flt.fits");
  private static final Selection EVERYTHING = new Selection(null, null);

  private final Comparison comparison = comparison(EVERYTHING, false, true);

  private static Comparison comparison(Selection selection, boolean force, boolean drawing) {
    return new Comparison(
        List.of(AcsFiles.ACS), selection, Corrections.none(), force, drawing, NOW);
  }

  @Test
  void aFileNeverSeenIsNew() {
    assertThat(comparison.compare(page(RAW), List.of()).work())
        .extracting(FileWork::reason)
        .containsExactly(Reason.NEW);
  }

  @Test
  void aFileAsItWasIsLeftAlone() {
    PageComparison compared =
        comparison.compare(page(RAW), List.of(known(RAW, FileState.INGESTED)));
    assertThat(compared.work()).isEmpty();
    assertThat(compared.unchanged()).hasSize(1);
  }

  @Test
  void aLateFiletypeOfAKnownRootnameIsNew() {
    PageComparison compared =
        comparison.compare(page(RAW, FLT), List.of(known(RAW, FileState.INGESTED)));
    assertThat(compared.work()).extracting(FileWork::file).containsExactly(FLT);
  }

  @Test
  void aReprocessedFileIsChanged() {
    PageComparison compared =
        comparison.compare(page(larger(RAW)), List.of(known(RAW, FileState.INGESTED)));
    assertThat(compared.work()).extracting(FileWork::reason).containsExactly(Reason.CHANGED);
  }

  @Test
  void aFileThatIsNoLongerThereHasVanished() {
    PageComparison compared =
        comparison.compare(
            page(RAW), List.of(known(RAW, FileState.INGESTED), known(FLT, FileState.INGESTED)));
    assertThat(compared.vanished()).extracting(InventoryFile::found).containsExactly(FLT);
  }

  @Test
  void aFileThatVanishedOnceDoesNotVanishAgain() {
    assertThat(comparison.compare(page(), List.of(known(RAW, FileState.VANISHED))).vanished())
        .isEmpty();
  }

  @Test
  void aFileThatCameBackIsNew() {
    assertThat(comparison.compare(page(RAW), List.of(known(RAW, FileState.VANISHED))).work())
        .extracting(FileWork::reason)
        .containsExactly(Reason.NEW);
  }

  @Test
  void nothingVanishesBelowADirectoryThatCouldNotBeRead() {
    Page page = new Page(null, null, List.of(), 0, List.of("j8bt/j8bt05njq"), List.of());
    assertThat(comparison.compare(page, List.of(known(RAW, FileState.INGESTED))).vanished())
        .isEmpty();
  }

  @Test
  void aKnownBadFileIsNotTriedAgainUntilItChanges() {
    List<InventoryFile> inventory = List.of(known(RAW, FileState.FAILED));
    assertThat(comparison.compare(page(RAW), inventory).work()).isEmpty();
    assertThat(comparison.compare(page(RAW), inventory).knownFailed()).isEqualTo(1);
    assertThat(comparison.compare(page(larger(RAW)), inventory).work()).hasSize(1);
  }

  @Test
  void aForcedRunReadsUnchangedFiles() {
    assertThat(
            comparison(EVERYTHING, true, true)
                .compare(page(RAW), List.of(known(RAW, FileState.INGESTED)))
                .work())
        .extracting(FileWork::reason)
        .containsExactly(Reason.FORCED);
  }

  @Test
  void imagesLeftOutEarlierAreDueOnlyWhereTheRunDraws() {
    List<InventoryFile> inventory = List.of(known(RAW, FileState.INGESTED, QuicklookState.DUE));
    assertThat(comparison.compare(page(RAW), inventory).work())
        .extracting(FileWork::reason)
        .containsExactly(Reason.QUICKLOOK_DUE);
    assertThat(comparison(EVERYTHING, false, false).compare(page(RAW), inventory).work()).isEmpty();
  }

  @Test
  void filesOfOtherInstrumentsHaveNoProfileAndAreRecordedOnce() {
    ScannedFile foreign = file("zdfd/zdfd01vnq/zdfd01vnq_x1d.fits.gz");
    PageComparison first = comparison.compare(page(foreign), List.of());
    assertThat(first.noProfile()).isEqualTo(1);
    assertThat(first.newNoProfile()).containsExactly(foreign);
    PageComparison second =
        comparison.compare(page(foreign), List.of(known(foreign, FileState.NO_PROFILE)));
    assertThat(second.noProfile()).isEqualTo(1);
    assertThat(second.newNoProfile()).isEmpty();
  }

  @Test
  void aFiletypeThatTheInstrumentDoesNotListHasNoProfile() {
    ScannedFile bpx = file("j4d1/j4d1435jj/j4d1435jj_bpx.fits");
    assertThat(comparison.compare(page(bpx), List.of()).noProfile()).isEqualTo(1);
  }

  @Test
  void aSelectionLeavesOtherFilesAlone() {
    Comparison onlyRaw = comparison(new Selection(null, Set.of("raw")), false, true);
    PageComparison compared = onlyRaw.compare(page(RAW), List.of(known(FLT, FileState.INGESTED)));
    assertThat(compared.work()).hasSize(1);
    assertThat(compared.vanished()).isEmpty();
    Comparison other = comparison(new Selection(Set.of("j8bt06nyq"), null), false, true);
    assertThat(other.compare(page(RAW), List.of()).work()).isEmpty();
    Comparison byKey = comparison(new Selection(Set.of("j8bt05nj"), null), false, true);
    assertThat(byKey.compare(page(RAW), List.of()).work()).hasSize(1);
  }

  @Test
  void aRowThatDoesNotSayThatItsFileIsSettledIsToldSo() {
    InventoryFile known = known(RAW, FileState.INGESTED);
    assertThat(comparison.compare(page(RAW), List.of(known)).unsettled()).containsExactly(known);
  }

  @Test
  void everyKindOfNothingToDoHasANumberOfItsOwn() {
    Settlement settlement = new Settlement(List.of(AcsFiles.ACS));
    assertThat(
            Stream.of(
                known(RAW, FileState.INGESTED, QuicklookState.DRAWN),
                known(RAW, FileState.INGESTED, QuicklookState.DUE),
                known(RAW, FileState.NO_PROFILE),
                known(RAW, FileState.FAILED),
                known(RAW, FileState.INCOMPLETE)))
        .extracting(file -> Objects.requireNonNull(settlement.of(file)) % 8)
        .containsExactly(0L, 1L, 2L, 3L, 4L);
    assertThat(settlement.of(known(RAW, FileState.VANISHED))).isZero();
  }

  @Test
  void aFileThatIsTriedAgainOrCorrectedIsNeverSettled() {
    Settlement settlement = new Settlement(List.of(AcsFiles.ACS));
    QuicklookState none = QuicklookState.NONE;
    assertThat(settlement.of(RAW, FileState.FAILED, none, true, false)).isNull();
    assertThat(settlement.of(RAW, FileState.INGESTED, none, false, true)).isNull();
  }

  @Test
  void otherProfilesSettleNothing() {
    InventoryFile known = known(RAW, FileState.INGESTED);
    InstrumentProfile other = InstrumentProfiles.builtIn("hst/stis").orElseThrow();
    assertThat(new Settlement(List.of(other, AcsFiles.ACS)).of(known))
        .isNotEqualTo(new Settlement(List.of(AcsFiles.ACS)).of(known));
  }

  @Test
  void nothingIsPassedOverWhereFilesAreReadAllTheSame() {
    assertThat(comparison.passesOver()).isTrue();
    assertThat(comparison(EVERYTHING, true, true).passesOver()).isFalse();
    assertThat(comparison(new Selection(null, Set.of("raw")), false, true).passesOver()).isFalse();
    assertThat(comparison.mending().passesOver()).isFalse();
  }
}
