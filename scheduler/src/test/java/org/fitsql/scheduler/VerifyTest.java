package org.fitsql.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.fitsql.scheduler.verify.Difference;
import org.fitsql.scheduler.verify.Difference.Kind;
import org.fitsql.scheduler.verify.Sample;
import org.fitsql.scheduler.verify.VerifySummary;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.Product;
import org.fitsql.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What a verification finds and mends, of each kind of damage. */
class VerifyTest {
  private static final String ROOT = "j8bt05njq";
  private static final String OTHER = "j8bt06o6q";

  @TempDir private Path directory;
  private AcsArchive archive;

  @BeforeEach
  void makeArchive() throws IOException {
    archive = new AcsArchive(Files.createDirectory(directory.resolve("archive")));
    archive.write(ROOT, "raw");
    archive.write(ROOT, "flt");
    archive.write(OTHER, "flt");
  }

  private Runs runs(TestDatabase database) {
    return new Runs(archive.root(), directory.resolve("images"), database);
  }

  private Path jpeg() {
    return directory.resolve("images/jpegs/9019/j8bt05njq_flt.jpg");
  }

  @DatabaseTest
  void whatWasIngestedIsEqualAndASampleIsTheSameForTheSameSeed(TestDatabase database) {
    runs(database).run();
    VerifySummary summary = runs(database).verify(new Sample.All(), true);

    assertThat(summary.differences()).isEmpty();
    assertThat(summary.isEqual()).isTrue();
    assertThat(summary.listed()).isEqualTo(3);
    assertThat(summary.observations()).isEqualTo(2);
    assertThat(summary.files()).isEqualTo(3);
    assertThat(summary.hdus()).isEqualTo(12);
    assertThat(summary.images()).isEqualTo(5);
    assertThat(summary.values()).isGreaterThan(300);
    assertThat(summary.mending().isEmpty()).isTrue();

    VerifySummary sample = runs(database).verify(new Sample.Number(1), false);
    assertThat(sample.observations()).isEqualTo(1);
    assertThat(sample.listed()).isEqualTo(3);
    assertThat(runs(database).verify(new Sample.Number(1), false).values())
        .isEqualTo(sample.values());
    assertThat(runs(database).verify(new Sample.Number(9), false).observations()).isEqualTo(2);
  }

  @DatabaseTest(on = Product.H2)
  void imagesThatWereNotWantedYetAreNoDamage(TestDatabase database) {
    runs(database).drawing(false).run();

    assertThat(runs(database).drawing(false).verify().differences()).isEmpty();
    VerifySummary wanted = runs(database).verify();
    assertThat(wanted.damaged()).isZero();
    assertThat(wanted.pending()).isEqualTo(3);
  }

  @DatabaseTest
  void valuesThatFilesDoNotHaveAreFoundWithTheirPlacesAndMended(TestDatabase database) {
    runs(database).run();
    database.execute("update hrc_flt_0 set exptime = 61.5 where rootname = 'j8bt05nj'");

    VerifySummary found = runs(database).verify();
    assertThat(found.damaged()).isEqualTo(1);
    assertThat(found.pending()).isZero();
    Difference difference = found.differences().get(0);
    assertThat(difference.kind()).isEqualTo(Kind.COLUMN);
    assertThat(difference.path()).isEqualTo("j8bt/j8bt05njq/j8bt05njq_flt.fits");
    assertThat(difference.hdu()).isZero();
    assertThat(difference.place()).isEqualTo("hrc_flt_0.exptime");
    assertThat(difference.keyword()).isEqualTo("EXPTIME");
    assertThat(difference.stored()).isEqualTo("61.5");
    assertThat(difference.expected()).isEqualTo("60.5");

    assertThat(runs(database).repair().isEqual()).isTrue();
    assertThat(database.value("select exptime from hrc_flt_0 where rootname = 'j8bt05nj'"))
        .isEqualTo(60.5);
    assertThat(database.count("hdus")).isEqualTo(12);

    database.execute("update master set proposid = 1 where rootname = 'j8bt05nj'");
    database.execute("update datasets set raw = null where rootname = 'j8bt05nj'");
    database.execute("update observation_facts set target = 'M31' where rootname = 'j8bt05nj'");
    database.execute("update files set detector = 'wfc' where rootname = 'j8bt06o6'");
    database.execute("update hdus set naxis = 7 where rootname = 'j8bt06o6' and hdu = 1");

    assertThat(runs(database).verify().differences())
        .extracting(Difference::place)
        .contains(
            "master.proposid",
            "datasets.raw",
            "observation_facts.target",
            "files.detector",
            "hdus.naxis");
    assertThat(runs(database).repair().isEqual()).isTrue();
  }

  @DatabaseTest
  void rowsThatAreGoneAreWrittenAgainAndThoseThatNoFileAccountsForAreRemoved(
      TestDatabase database) {
    runs(database).run();
    database.execute("delete from hrc_flt_0 where rootname = 'j8bt05nj'");
    database.execute("delete from hdus where rootname = 'j8bt06o6' and hdu = 2");
    database.execute("delete from files where path like '%j8bt05njq_raw.fits'");

    VerifySummary found = runs(database).verify();
    assertThat(found.counts()).containsKeys(Kind.ROW, Kind.CARDS, Kind.INVENTORY);
    assertThat(runs(database).repair().isEqual()).isTrue();
    assertThat(database.count("hdus")).isEqualTo(12);
    assertThat(database.count("hrc_flt_0")).isEqualTo(2);
    assertThat(database.count("files")).isEqualTo(3);

    database.execute(
        "insert into hrc_raw_0 (rootname, filename) values ('j8bt06o6', 'j8bt06o6q_raw.fits')");
    database.execute("insert into master (rootname) values ('jnowhere1')");
    database.execute("insert into hrc_flt_0 (rootname, filename) values ('jnowhere1', 'x.fits')");
    database.execute(
        "insert into quicklooks (kind, path, source, rootname)"
            + " values ('jpeg', 'a.jpg', 'x.fits', 'jnowhere1')");

    assertThat(runs(database).verify().counts()).containsExactly(entry(Kind.ORPHAN_ROW, 3L));
    assertThat(runs(database).repair().isEqual()).isTrue();
    assertThat(database.count("hrc_raw_0")).isEqualTo(1);
    assertThat(database.count("hrc_flt_0")).isEqualTo(2);
    assertThat(database.count("master")).isEqualTo(2);
  }

  @DatabaseTest
  void cardsThatCannotBeExpandedOrLostTheirDictionaryAreStoredAgainAsTheSameVersion(
      TestDatabase database) {
    runs(database).run();
    database.execute("update hdus set cards = X'00010203' where rootname = 'j8bt05nj'");
    VerifySummary found = runs(database).verify();
    assertThat(found.counts()).containsExactly(entry(Kind.CARDS, 2L));

    assertThat(runs(database).repair().isEqual()).isTrue();
    assertThat(database.count("hdus")).isEqualTo(12);
    assertThat(database.count("header_changes")).isZero();

    database.execute("delete from card_dictionaries");
    assertThat(runs(database).verify().counts()).containsExactly(entry(Kind.CARDS, 3L));
    assertThat(runs(database).repair().isEqual()).isTrue();
  }

  @DatabaseTest
  void aColumnThatIsGoneComesBackWithItsValues(TestDatabase database) {
    runs(database).run();
    // an embedded database keeps columns that a view shows
    database.execute("drop view hrc_flt");
    database.execute("alter table hrc_flt_0 drop column targname");
    VerifySummary found = runs(database).verify();
    assertThat(found.counts()).containsExactly(entry(Kind.SCHEMA, 1L));
    assertThat(found.differences().get(0).message()).contains("hrc_flt_0.targname");
    assertThat(runs(database).repair().isEqual()).isTrue();
    assertThat(database.value("select targname from hrc_flt_0 where rootname = 'j8bt05nj'"))
        .isEqualTo("NGC104");
  }

  @DatabaseTest
  void imagesThatAreGoneOrBrokenAreDrawnAgainAndThoseThatNoRowNamesAreRemoved(TestDatabase database)
      throws IOException {
    runs(database).run();
    byte[] before = Files.readAllBytes(jpeg());
    Path thumbnail = directory.resolve("images/thumbnails/9019/j8bt06o6q_flt.thumb");
    Files.delete(thumbnail);
    try (RandomAccessFile image = new RandomAccessFile(jpeg().toFile(), "rw")) {
      image.setLength(image.length() - 40);
      image.setLength(image.length() + 40);
    }

    VerifySummary found = runs(database).verify();
    assertThat(found.counts()).containsExactly(entry(Kind.IMAGE, 2L));
    assertThat(found.differences())
        .extracting(Difference::message)
        .anyMatch(words -> words.contains("it is not there"))
        .anyMatch(words -> words.contains("it is no whole JPEG"));
    assertThat(runs(database).repair().isEqual()).isTrue();
    assertThat(jpeg()).hasBinaryContent(before);
    assertThat(thumbnail).exists();

    Path orphan = jpeg().resolveSibling("j8bt99xyq_flt.jpg");
    Files.copy(jpeg(), orphan);
    assertThat(runs(database).verify().counts()).containsExactly(entry(Kind.ORPHAN_IMAGE, 1L));
    assertThat(runs(database).repair().isEqual()).isTrue();
    assertThat(orphan).doesNotExist();

    VerifySummary outdated = runs(database).sizes(false, 16).verify();
    assertThat(outdated.counts()).containsExactly(entry(Kind.OUTDATED, 3L));
    assertThat(outdated.damaged()).isZero();

    byte[] image = Files.readAllBytes(jpeg());
    int comment = new String(image, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("NGC104");
    assertThat(comment).isPositive();
    image[comment] = 'M';
    Files.write(jpeg(), image);
    database.execute("update quicklooks set median = 3 where path like '%j8bt06o6q_flt.jpg'");

    assertThat(runs(database).verify().isEqual()).isTrue();
    VerifySummary drawn = runs(database).verify(new Sample.All(), true);
    assertThat(drawn.differences())
        .extracting(Difference::place)
        .containsExactlyInAnyOrder("9019/j8bt05njq_flt.jpg", "quicklooks.median");
  }

  @DatabaseTest
  void reprocessedFilesArePendingAndOthersBehindTheSameSizeAndTimeAreDamage(TestDatabase database)
      throws IOException {
    runs(database).run();
    archive.write(
        ROOT, "flt", AcsArchive.primary(ROOT, "flt").card("CAL_VER", "10.4.0", "CALACS version"));
    Files.setLastModifiedTime(
        archive.path(ROOT, "flt"), FileTime.fromMillis(System.currentTimeMillis() + 5_000));
    archive.write(OTHER, "raw");
    Files.delete(archive.path(ROOT, "raw"));

    VerifySummary found = runs(database).verify();
    assertThat(found.damaged()).isZero();
    assertThat(found.counts())
        .containsOnly(entry(Kind.CHANGED, 1L), entry(Kind.NEW, 1L), entry(Kind.MISSING, 1L));
    assertThat(found.mending().isEmpty()).isTrue();
    runs(database).run();
    assertThat(runs(database).verify().isEqual()).isTrue();

    Path file = archive.path(OTHER, "flt");
    FileTime time = Files.getLastModifiedTime(file);
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    bytes[text.indexOf("NGC104")] = 'M';
    Files.write(file, bytes);
    Files.setLastModifiedTime(file, time);

    VerifySummary other = runs(database).verify();
    assertThat(other.differences())
        .filteredOn(difference -> difference.kind() == Kind.CARDS)
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.keyword()).isEqualTo("TARGNAME");
              assertThat(difference.stored()).isEqualTo("NGC104");
              assertThat(difference.expected()).isEqualTo("MGC104");
            });
    assertThat(runs(database).repair().isEqual()).isTrue();
    assertThat(database.value("select targname from hrc_flt_0 where rootname = 'j8bt06o6'"))
        .isEqualTo("MGC104");
  }
}
