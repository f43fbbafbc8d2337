package org.fitsql.cli.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fitsql.ingest.growth.GrowthReport;
import org.fitsql.ingest.growth.GrowthReport.Added;
import org.fitsql.ingest.growth.GrowthReport.Unknown;
import org.fitsql.ingest.growth.GrowthReport.Widened;
import org.fitsql.orm.SchemaGrowth.Denied;

/** What grew in a run and what could not, as JSON. */
final class GrowthJson {
  private GrowthJson() {}

  static Map<String, Object> of(GrowthReport growth) {
    return object(
        "misfits",
        growth.misfits(),
        "columns_added",
        growth.columnsAdded(),
        "columns_widened",
        growth.columnsWidened(),
        "added",
        growth.added().stream().map(GrowthJson::added).toList(),
        "widened",
        growth.widened().stream().map(GrowthJson::widened).toList(),
        "unknown_keywords",
        growth.unknown().stream().map(GrowthJson::unknown).toList(),
        "denied",
        growth.denied().stream().map(GrowthJson::denied).toList());
  }

  private static Map<String, Object> added(Added entry) {
    return object(
        "table",
        entry.table(),
        "column",
        entry.column(),
        "keyword",
        entry.keyword(),
        "type",
        entry.type(),
        "path",
        entry.path(),
        "hdu",
        entry.hdu());
  }

  private static Map<String, Object> widened(Widened entry) {
    return object(
        "table",
        entry.table(),
        "column",
        entry.column(),
        "from",
        entry.from(),
        "to",
        entry.to(),
        "path",
        entry.path(),
        "hdu",
        entry.hdu(),
        "keyword",
        entry.keyword(),
        "value",
        entry.value());
  }

  private static Map<String, Object> unknown(Unknown entry) {
    return object(
        "table",
        entry.table(),
        "keyword",
        entry.keyword(),
        "files",
        entry.files(),
        "path",
        entry.path(),
        "hdu",
        entry.hdu(),
        "reason",
        entry.reason());
  }

  private static Map<String, Object> denied(Denied entry) {
    return object("table", entry.table(), "statement", entry.statement(), "reason", entry.reason());
  }

  /** An object of names and values in turn. */
  private static Map<String, Object> object(Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    List<Object> all = List.of(namesAndValues);
    for (int i = 0; i < all.size(); i += 2) {
      object.put(all.get(i).toString(), all.get(i + 1));
    }
    return object;
  }
}
