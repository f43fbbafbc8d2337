package org.fitsql.scheduler;

import java.util.List;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.fits.FitsReader;
import org.fitsql.ingest.Rereading;
import org.fitsql.ingest.cards.CardDictionaries;
import org.fitsql.ingest.cards.StoredHeaders;
import org.fitsql.ingest.inventory.ImageInventory;
import org.fitsql.ingest.inventory.Inventory;
import org.fitsql.ingest.observation.FormerRowsReader;
import org.fitsql.ingest.observation.ObservationReader;
import org.fitsql.ingest.observation.ObservationRows;
import org.fitsql.ingest.proposals.Proposals;
import org.fitsql.orm.Database;
import org.fitsql.quicklook.DrawingMark;

/** What a pass and its workers work with, each of it made for one run. Thread-safe. */
final class PassParts implements AutoCloseable {
  private final Database database;
  private final List<InstrumentProfile> profiles;
  private final RunBooks books;
  private final RunSettings settings;
  private final FitsReader reader = new FitsReader();
  private final Rereading rereading = new Rereading();
  private final Inventory inventory;
  private final CardDictionaries dictionaries;
  private final StoredHeaders stored;
  private final Proposals proposals;
  private final DrawingMark mark;

  PassParts(
      Database database,
      List<InstrumentProfile> profiles,
      RunBooks books,
      Inventory inventory,
      Proposals proposals) {
    this.database = database;
    this.profiles = profiles;
    this.books = books;
    this.settings = books.settings();
    this.inventory = inventory;
    this.proposals = proposals;
    dictionaries =
        new CardDictionaries(
            database, books.tables().own("card_dictionaries"), books.stamp().now());
    stored = new StoredHeaders(database);
    mark = DrawingMark.of(books.who());
  }

  /** One for each thread. */
  RootnameWorker worker() {
    return new RootnameWorker(
        new Settling(settings.settle(), books.clock()),
        new ObservationReader(
            settings.archive(), reader, settings.corrections(), settings.checksums(), rereading),
        drawing(),
        observationRows(),
        books.tally());
  }

  /** One for each thread. */
  ObservationRows observationRows() {
    return new ObservationRows(
        books.tables(),
        books.growth(),
        dictionaries,
        stored,
        books.failures(),
        settings.corrections(),
        proposals,
        books.stamp());
  }

  ImageDrawing drawing() {
    return new ImageDrawing(settings.quicklook(), mark, settings.draw(), images(), rereading);
  }

  /** Of all that is listed and read: how often disk and network are asked again. */
  Rereading rereading() {
    return rereading;
  }

  FormerRowsReader formerRows() {
    return new FormerRowsReader(database, books.tables(), books.growth());
  }

  ImageInventory images() {
    return new ImageInventory(database);
  }

  Redrawing redrawing() {
    return new Redrawing(images(), inventory, settings.quicklook(), profiles);
  }

  /** After the last image that a worker of this run writes. */
  @Override
  public void close() {
    mark.close();
  }
}
