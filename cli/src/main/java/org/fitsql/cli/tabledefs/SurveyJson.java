package org.fitsql.cli.tabledefs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fitsql.definitions.sampling.KeywordSurvey;
import org.fitsql.definitions.sampling.Survey;
import org.fitsql.definitions.sampling.TableSurvey;
import org.jspecify.annotations.Nullable;

/** What was seen, as JSON. */
public final class SurveyJson {
  private SurveyJson() {}

  public static Map<String, Object> of(Survey survey) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("files", survey.files());
    json.put("unknown", survey.unknown());
    json.put("failed", survey.failed());
    List<Object> failures = new ArrayList<>();
    survey.failures().forEach((p, r) -> failures.add(Map.of("path", p, "reason", r)));
    json.put("failures", failures);
    List<Object> noTable = new ArrayList<>();
    survey.otherFiletypes().forEach((w, n) -> noTable.add(Map.of("what", w, "number", n)));
    survey.otherHdus().forEach((w, n) -> noTable.add(Map.of("what", w, "number", n)));
    json.put("no_table", noTable);
    json.put("tables", survey.tables().stream().map(SurveyJson::table).toList());
    return json;
  }

  private static Map<String, Object> table(TableSurvey table) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("instrument", table.key().instrument());
    json.put("table", table.key().table());
    json.put("rows", table.rows());
    json.put("keywords", table.keywords().stream().map(SurveyJson::keyword).toList());
    json.put("left_out", table.leftOut());
    return json;
  }

  private static Map<String, @Nullable Object> keyword(KeywordSurvey keyword) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("keyword", keyword.keyword());
    json.put("column", keyword.column());
    json.put("type", keyword.type().word());
    json.put("unit", keyword.unit());
    json.put("description", keyword.description());
    json.put("present", keyword.present());
    json.put("undefined", keyword.undefined());
    json.put("null_rate", keyword.nullRate());
    json.put("length", keyword.length());
    json.put("smallest", keyword.smallest());
    json.put("largest", keyword.largest());
    json.put("examples", keyword.examples());
    return json;
  }
}
