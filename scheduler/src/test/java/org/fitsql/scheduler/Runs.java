package org.fitsql.scheduler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.fitsql.definitions.ColumnDefinition;
import org.fitsql.definitions.ColumnType;
import org.fitsql.definitions.Corrections;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.InstrumentProfiles;
import org.fitsql.definitions.TableDefinition;
import org.fitsql.ingest.growth.UnknownKeywords;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseSettings;
import org.fitsql.quicklook.QuicklookSettings;
import org.fitsql.scheduler.verify.Repair;
import org.fitsql.scheduler.verify.Sample;
import org.fitsql.scheduler.verify.VerifyRun;
import org.fitsql.scheduler.verify.VerifySettings;
import org.fitsql.scheduler.verify.VerifySummary;
import org.fitsql.testkit.TestDatabase;

/** Runs over one archive with one database and one folder of images. */
final class Runs {
  private List<InstrumentProfile> profiles;
  private final Path archive;
  private final Path images;
  private DatabaseSettings database;
  private boolean force;
  private boolean draw = true;
  private boolean redraw;
  private List<Integer> sizes = List.of();
  private boolean deepZoom;
  private Set<String> filetypes;
  private Clock clock = Clock.systemUTC();
  private UnknownKeywords unknownKeywords = UnknownKeywords.ADD;
  private Path proposals;
  private Corrections corrections = Corrections.none();

  Runs(Path archive, Path images, TestDatabase database) {
    this(archive, images, database, List.of(fewTables(Map.of())));
  }

  Runs(Path archive, Path images, TestDatabase database, List<InstrumentProfile> profiles) {
    this.profiles = profiles;
    this.archive = archive;
    this.images = images;
    this.database = new DatabaseSettings(database.url(), database.user(), database.password());
  }

  /** ACS with the header tables that these tests fill, so that a schema is made in no time. */
  private static InstrumentProfile fewTables(Map<String, TableDefinition> others) {
    InstrumentProfile acs = InstrumentProfiles.builtIn("hst/acs").orElseThrow();
    Map<String, TableDefinition> tables = new LinkedHashMap<>(acs.tables());
    tables.keySet().removeIf(name -> !name.matches("hrc_(raw|flt|spt|drz)_.|sbc_flt_0"));
    tables.putAll(others);
    return with(acs, tables);
  }

  private static InstrumentProfile with(
      InstrumentProfile acs, Map<String, TableDefinition> tables) {
    return new InstrumentProfile(
        acs.id(),
        acs.title(),
        acs.filenames(),
        acs.detectors(),
        acs.detectorRules(),
        acs.fixedDetectors(),
        acs.filetypes(),
        acs.extensions(),
        acs.rootnameKeyword(),
        acs.proposalKeyword(),
        acs.proposalTypeKeyword(),
        acs.repeated(),
        tables,
        acs.quicklook(),
        acs.facts());
  }

  /** With a table of another definition than ACS has. */
  Runs defining(TableDefinition table) {
    profiles = List.of(fewTables(Map.of(table.name(), table)));
    return this;
  }

  /** The same with another type of one column. */
  Runs retyped(String table, String keyword, ColumnType type) {
    InstrumentProfile acs = profiles.get(0);
    Map<String, TableDefinition> tables = new LinkedHashMap<>(acs.tables());
    tables.computeIfPresent(
        table,
        (name, t) ->
            new TableDefinition(
                name,
                t.detector(),
                t.filetype(),
                t.extension(),
                t.columns().stream()
                    .map(c -> c.keyword().equals(keyword) ? retyped(c, type) : c)
                    .toList()));
    profiles = List.of(with(acs, tables));
    return this;
  }

  private static ColumnDefinition retyped(ColumnDefinition c, ColumnType type) {
    return new ColumnDefinition(c.keyword(), c.column(), type, c.unit(), c.description(), c.ucd());
  }

  /** Rebuilds some tables, or all where {@code tables} is null. */
  RebuildSummary rebuild(Set<String> tables) {
    try (Database open = Database.open(database, 6)) {
      return new RebuildRun(
              open,
              profiles,
              new RebuildSettings(
                  new RunIdentity("rebuild", "test", List.of("workers = 2")),
                  tables,
                  corrections,
                  unknownKeywords,
                  2),
              Clock.systemUTC(),
              new RunListener() {})
          .run();
    }
  }

  Runs forced() {
    force = true;
    return this;
  }

  /** At another time. */
  Runs at(Clock wanted) {
    clock = wanted;
    return this;
  }

  Runs drawing(boolean wanted) {
    draw = wanted;
    return this;
  }

  Runs redrawing(boolean wanted) {
    redraw = wanted;
    return this;
  }

  Runs sizes(boolean tiles, Integer... wanted) {
    sizes = List.of(wanted);
    deepZoom = tiles;
    return this;
  }

  /** With JPEGs of other filetypes. */
  Runs jpegsOf(String... wanted) {
    profiles = profiles.stream().map(profile -> profile.withJpegs(Set.of(wanted))).toList();
    return this;
  }

  /** As another user of the same database. */
  Runs as(String user, String password) {
    database = new DatabaseSettings(database.url(), user, password);
    return this;
  }

  Runs unknownKeywords(UnknownKeywords wanted) {
    unknownKeywords = wanted;
    return this;
  }

  Runs filetypes(String... wanted) {
    filetypes = Set.of(wanted);
    return this;
  }

  Runs proposals(Path list) {
    proposals = list;
    return this;
  }

  Runs correcting(Corrections wanted) {
    corrections = wanted;
    return this;
  }

  RunSummary run() {
    try (Database open = Database.open(database, 6)) {
      return new ArchiveRun(open, profiles, settings(), clock, new RunListener() {}).run();
    }
  }

  /** Over some branches alone. */
  RunSummary run(Set<String> branches) {
    try (Database open = Database.open(database, 6)) {
      return new ArchiveRun(open, profiles, settings(), clock, new RunListener() {}).run(branches);
    }
  }

  /** With a listener that knows the run. */
  RunSummary run(AtomicReference<ArchiveRun> running, RunListener listener) {
    try (Database open = Database.open(database, 6)) {
      ArchiveRun run = new ArchiveRun(open, profiles, settings(), clock, listener);
      running.set(run);
      return run.run();
    }
  }

  /** One process of a shared run. */
  SharedRun sharing(Database open, Sharing sharing, RunListener listener) {
    return new SharedRun(open, profiles, settings(), sharing, clock, listener);
  }

  /** Holds everything against the archive. */
  VerifySummary verify() {
    return verify(new Sample.All(), false);
  }

  VerifySummary verify(Sample sample, boolean pixels) {
    try (Database open = Database.open(database, 6)) {
      return verification(open, sample, pixels).run();
    }
  }

  private VerifyRun verification(Database open, Sample sample, boolean pixels) {
    RunSettings settings = settings();
    VerifySettings wanted =
        new VerifySettings(
            archive,
            null,
            sample,
            7,
            corrections,
            2,
            settings.quicklook(),
            draw,
            pixels,
            unknownKeywords);
    return new VerifyRun(open, profiles, wanted, Clock.systemUTC(), new RunListener() {});
  }

  /** Mends what a verification finds, and gives what the next one finds. */
  VerifySummary repair() {
    try (Database open = Database.open(database, 6)) {
      VerifySummary found = verification(open, new Sample.All(), false).run();
      new Repair(open, profiles, settings(), Clock.systemUTC(), new RunListener() {})
          .mend(found.mending());
      return verification(open, new Sample.All(), false).run();
    }
  }

  RunPlan plan() {
    try (Database open = Database.open(database, 6)) {
      return new ArchivePlanner(
              Optional.of(open), profiles, settings(), clock, new RunListener() {})
          .plan();
    }
  }

  private RunSettings settings() {
    return new RunSettings(
        "ingest",
        archive,
        null,
        filetypes,
        corrections,
        2,
        force,
        new QuicklookSettings(images.resolve("jpegs"), images.resolve("thumbnails"), 1, 99, true)
            .withSizes(sizes, deepZoom),
        draw,
        redraw,
        Duration.ZERO,
        false,
        unknownKeywords,
        proposals,
        false,
        "test",
        List.of());
  }

  /** Image files, relative to the folder of images, in order. */
  List<String> images() throws IOException {
    if (!Files.exists(images)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(images)) {
      return all.filter(Files::isRegularFile)
          .map(file -> images.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
