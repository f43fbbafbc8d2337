package org.fitsql.scheduler.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.ingest.catalog.CatalogTables;
import org.fitsql.ingest.catalog.RegisteredTables;
import org.fitsql.ingest.inventory.ImageInventory;
import org.fitsql.orm.ColumnKind;
import org.fitsql.orm.Database;
import org.fitsql.orm.RowChange.Delete;
import org.fitsql.orm.Table;
import org.fitsql.quicklook.FoundImages;
import org.fitsql.quicklook.QuicklookPath;
import org.fitsql.quicklook.QuicklookSettings;
import org.fitsql.scheduler.UnnamedImages;
import org.fitsql.scheduler.verify.Difference.Kind;

/** What no file accounts for at all, and tables that are registered and not there. */
final class OrphanCheck {
  private static final String LIVE =
      "f.first_ingest_date is not null and f.state in ('ingested', 'incomplete')";

  private final Database database;
  private final CatalogTables tables;
  private final VerifyTally tally;

  OrphanCheck(Database database, CatalogTables tables, VerifyTally tally) {
    this.database = database;
    this.tables = tables;
    this.tally = tally;
  }

  /** Observations that have rows and no file; images in the database that show no file. */
  void rows() {
    List<String> rootnames =
        database.query(
            "select m.rootname from master m where not exists"
                + " (select 1 from files f where f.rootname = m.rootname and "
                + LIVE
                + ")",
            List.of(),
            row -> Objects.requireNonNull(row.text(1)));
    for (String rootname : rootnames) {
      String message = "the database has rows of it, and no file of it is ingested";
      tally.add(
          new Difference(
              Kind.ORPHAN_ROW, "", rootname, null, "master", "", rootname, null, message));
      tally.mendOrphan(rootname);
    }
    orphanedPictures("quicklooks");
    orphanedPictures("quicklook_planes");
  }

  private void orphanedPictures(String name) {
    Table table = tables.own(name);
    database.forEach(
        "select distinct q.source, q.rootname from "
            + name
            + " q left join files f on f.path = q.source and "
            + LIVE
            + " where f.path is null",
        List.of(),
        row -> {
          String source = Objects.requireNonNullElse(row.text(1), "");
          String message = "table " + name + " has rows of it, and it is not ingested";
          tally.add(
              new Difference(
                  Kind.ORPHAN_ROW,
                  source,
                  Objects.requireNonNullElse(row.text(2), ""),
                  null,
                  name,
                  "",
                  source,
                  null,
                  message));
          Object[] key = {source};
          tally.mend(new Delete(table, List.of("source"), key));
        });
  }

  /** Tables and columns that are registered and not there. */
  void schema() {
    Map<String, List<String>> registered = new HashMap<>();
    database.forEach(
        "select table_name, column_name from header_columns order by table_name, column_name",
        List.of(),
        row ->
            registered
                .computeIfAbsent(Objects.requireNonNull(row.text(1)), t -> new ArrayList<>())
                .add(Objects.requireNonNull(row.text(2))));
    for (String name : RegisteredTables.names(database)) {
      Map<String, ColumnKind> there = columns(name);
      if (there == null) {
        lacking(name, "table " + name + " is registered and not there");
      } else {
        registered.getOrDefault(name, List.of()).stream()
            .filter(column -> !there.containsKey(column))
            .forEach(
                column ->
                    lacking(
                        name, "column %s.%s is registered and not there".formatted(name, column)));
      }
    }
  }

  private @org.jspecify.annotations.Nullable Map<String, ColumnKind> columns(String name) {
    Table bare = new Table(name, "", tables.own("master").key(), null, List.of());
    return database.columns(List.of(bare)).get(name);
  }

  private void lacking(String table, String message) {
    tally.add(new Difference(Kind.SCHEMA, "", "", null, table, "", null, null, message));
    tally.mendTable(table);
  }

  /** Image files of fitsql that no row names. */
  void images(QuicklookSettings settings, List<InstrumentProfile> profiles) {
    FoundImages found = new FoundImages(settings, profiles);
    UnnamedImages unnamed = new UnnamedImages(new ImageInventory(database));
    try {
      found.forEachFolder(images -> check(images, settings, found, unnamed));
    } catch (IOException | UncheckedIOException e) {
      tally.add(
          new Difference(
              Kind.IMAGE, "", "", null, "", "", null, null, "images cannot be listed: " + e));
    }
  }

  private void check(
      List<QuicklookPath> images,
      QuicklookSettings settings,
      FoundImages found,
      UnnamedImages unnamed) {
    for (QuicklookPath image : unnamed.among(images)) {
      if (isOurs(found, image)) {
        String path = image.in(settings).toString();
        tally.add(
            new Difference(
                Kind.ORPHAN_IMAGE, "", "", null, path, "", null, null, path + ": no row names it"));
      }
    }
  }

  private static boolean isOurs(FoundImages found, QuicklookPath image) {
    try {
      return found.isOurs(image);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
