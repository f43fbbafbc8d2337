package org.fitsql.cli.tabledefs;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import org.fitsql.cli.output.ResultFormat;
import org.fitsql.cli.output.ResultWriter;
import org.fitsql.cli.output.ValuesRow;
import org.fitsql.definitions.sampling.KeywordSurvey;
import org.fitsql.definitions.sampling.Survey;
import org.fitsql.definitions.sampling.TableSurvey;
import org.jspecify.annotations.Nullable;

/** What was seen of each keyword, as a table. */
public final class SurveyTable {
  private static final List<String> COLUMNS =
      List.of(
          "table",
          "keyword",
          "type",
          "rows",
          "null %",
          "length",
          "smallest",
          "largest",
          "unit",
          "examples");

  private SurveyTable() {}

  public static void write(Survey survey, Writer target) throws IOException {
    try (ResultWriter writer = ResultFormat.TABLE.writer(target, "")) {
      writer.columns(COLUMNS);
      for (TableSurvey table : survey.tables()) {
        for (KeywordSurvey keyword : table.keywords()) {
          writer.row(row(table, keyword));
        }
      }
      writer.finish();
    }
  }

  private static ValuesRow row(TableSurvey table, KeywordSurvey keyword) {
    return new ValuesRow(
        List.of(
            table.key().table(),
            keyword.keyword(),
            keyword.type().word(),
            keyword.rows(),
            String.format(Locale.ROOT, "%.1f", 100 * keyword.nullRate()),
            keyword.length(),
            orNothing(keyword.smallest()),
            orNothing(keyword.largest()),
            keyword.unit(),
            SurveyText.printable(String.join(" | ", keyword.examples()))));
  }

  private static Object orNothing(@Nullable Object value) {
    return value == null ? "" : value;
  }
}
