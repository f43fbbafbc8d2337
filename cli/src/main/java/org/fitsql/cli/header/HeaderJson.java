package org.fitsql.cli.header;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fitsql.fits.Card;
import org.fitsql.fits.CardValue;
import org.fitsql.ingest.cards.HduHeader;
import org.fitsql.ingest.cards.HeaderChange;
import org.fitsql.ingest.cards.HeaderVersion;
import org.fitsql.ingest.cards.StoredCorrection;
import org.fitsql.ingest.cards.StoredFile;
import org.jspecify.annotations.Nullable;

/** Headers for scripts. */
public final class HeaderJson {
  private HeaderJson() {}

  /** A file, its HDUs with all cards, and what is known to be wrong in them. */
  public static Map<String, @Nullable Object> of(
      StoredFile file, List<HduHeader> hdus, List<StoredCorrection> corrections) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("path", file.path());
    json.put("version", file.version());
    json.put("run", file.run());
    json.put("header_hash", file.headerHash());
    json.put("hdus", hdus.stream().map(HeaderJson::hdu).toList());
    json.put("corrections", corrections.stream().map(HeaderJson::correction).toList());
    return json;
  }

  /** The changes between two versions. */
  public static Map<String, @Nullable Object> of(
      String path, long from, long to, List<HeaderChange> changes) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("path", path);
    json.put("from", from);
    json.put("to", to);
    json.put("changes", changes.stream().map(HeaderJson::change).toList());
    return json;
  }

  /** One version in short. */
  public static Map<String, @Nullable Object> of(HeaderVersion version) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("version", version.version());
    json.put("run", version.run());
    json.put("stored", version.stored());
    json.put("fitsql", version.program());
    json.put("header_hash", version.headerHash());
    json.put("header_bytes", version.bytes());
    json.put("hdus", version.hdus());
    return json;
  }

  private static Map<String, @Nullable Object> correction(StoredCorrection correction) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("hdu", correction.hdu());
    json.put("keyword", correction.keyword());
    json.put("state", correction.state());
    json.put("table", correction.table());
    json.put("column", correction.column());
    json.put("original", correction.original());
    json.put("corrected", correction.corrected());
    json.put("author", correction.author());
    json.put("date", correction.correctedOn());
    json.put("reason", correction.reason());
    return json;
  }

  private static Map<String, @Nullable Object> hdu(HduHeader hdu) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("index", hdu.index());
    json.put("type", hdu.type().name());
    json.put("extname", hdu.extname());
    json.put("extver", hdu.extver());
    json.put("cards", hdu.header().cards().stream().map(HeaderJson::card).toList());
    return json;
  }

  /** A commentary card has no value; an undefined one has the value null. */
  private static Map<String, @Nullable Object> card(Card card) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("keyword", card.keyword());
    if (!card.isCommentary()) {
      json.put("value", value(card));
    }
    json.put("comment", card.comment());
    json.put("unit", card.unit());
    return json;
  }

  private static Map<String, @Nullable Object> change(HeaderChange change) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("kind", change.kind().word());
    json.put("hdu", change.hdu());
    json.put("former_hdu", change.formerHdu() < 0 ? null : change.formerHdu());
    json.put("extname", change.extname());
    json.put("extver", change.extver());
    json.put("keyword", change.keyword());
    json.put("old_value", value(change.before()));
    json.put("new_value", value(change.after()));
    json.put("old_comment", change.oldComment());
    json.put("new_comment", change.newComment());
    return json;
  }

  /** Of a commentary card its text; numbers that JSON does not have are strings. */
  private static @Nullable Object value(@Nullable Card card) {
    if (card == null) {
      return null;
    }
    CardValue value = card.value();
    if (value == null) {
      return card.comment();
    } else if (value instanceof CardValue.Undefined) {
      return null;
    } else if (value instanceof CardValue.Logical logical) {
      return logical.truth();
    } else if (value instanceof CardValue.Whole whole) {
      return whole.number();
    } else if (value instanceof CardValue.Huge huge) {
      return huge.number();
    } else if (value instanceof CardValue.Real real && Double.isFinite(real.number())) {
      return real.number();
    }
    return value.literal();
  }
}
