package org.fitsql.ingest.cards;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.fitsql.orm.Database;
import org.fitsql.orm.RowChange.Upsert;
import org.fitsql.orm.Table;
import org.fitsql.orm.Unit;
import org.fitsql.orm.UnitOutcome;

/**
 * The preset dictionaries that cards are compressed with: one per kind of header, namely the first
 * header of that kind that was ever stored. Headers of one kind are so alike that this makes them
 * four times smaller than zlib alone. A dictionary is committed before anything is compressed with
 * it, and never changes. Thread-safe.
 */
public final class CardDictionaries {
  private final Database database;
  private final Table table;
  private final LocalDateTime now;
  private final ConcurrentMap<String, CardDictionary> byKind = new ConcurrentHashMap<>();

  /**
   * @param id what {@code hdus.dictionary} calls it
   * @param bytes of an earlier header
   */
  public record CardDictionary(String id, byte[] bytes) {}

  /**
   * Reads the dictionaries there are; of two of one kind, any serves.
   *
   * @param table {@code card_dictionaries}
   * @param now date of new ones, UTC
   */
  public CardDictionaries(Database database, Table table, LocalDateTime now) {
    this.database = database;
    this.table = table;
    this.now = now;
    database.forEach(
        "select kind, id, bytes from card_dictionaries order by created desc",
        List.of(),
        row ->
            learn(
                Objects.requireNonNull(row.text(1)),
                new CardDictionary(
                    Objects.requireNonNull(row.text(2)), Objects.requireNonNull(row.bytes(3)))));
  }

  /** What is no longer what it was when it was named would spoil what is compressed with it. */
  private void learn(String kind, CardDictionary dictionary) {
    if (new Sha256().add(dictionary.bytes()).hex().equals(dictionary.id())) {
      byKind.put(kind, dictionary);
    }
  }

  /** The dictionary of a kind of header; the header at hand becomes it where there is none. */
  public CardDictionary of(String kind, byte[] header) {
    return byKind.computeIfAbsent(kind, k -> store(k, header));
  }

  /** One at a time: headers of two kinds may be of the same bytes, and so of one row. */
  private synchronized CardDictionary store(String kind, byte[] header) {
    CardDictionary dictionary = new CardDictionary(new Sha256().add(header).hex(), header);
    Object[] row = {dictionary.id(), kind, header, now};
    Unit unit = new Unit("dictionary of " + kind, List.of(new Upsert(table, row)));
    UnitOutcome outcome = database.write(List.of(unit)).get(0);
    if (outcome instanceof UnitOutcome.Refused refused) {
      throw refused.cause();
    }
    return dictionary;
  }
}
