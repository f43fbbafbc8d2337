package org.fitsql.definitions.sampling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.fitsql.definitions.ColumnName;

/**
 * What was seen of one table.
 *
 * @param key which table
 * @param rows headers that fill a row of it
 * @param keywords every keyword that can have a column, in alphabetical order; two of them may fall
 *     on one column
 * @param unfit keywords that no definition file can list, with the reason
 */
public record TableSurvey(
    TableKey key, long rows, List<KeywordSurvey> keywords, Map<String, String> unfit) {

  static TableSurvey of(TableKey key, long rows, Set<String> ownColumns, List<KeywordSurvey> all) {
    List<KeywordSurvey> fit = new ArrayList<>();
    Map<String, String> unfit = new LinkedHashMap<>();
    for (KeywordSurvey survey : all) {
      String column = survey.column();
      if (!ColumnName.isKeyword(survey.keyword())) {
        unfit.put(survey.keyword(), "has characters that no column can be named with");
      } else if (column.length() > ColumnName.MAX_LENGTH) {
        unfit.put(survey.keyword(), "is longer than " + ColumnName.MAX_LENGTH + " characters");
      } else if (!ownColumns.contains(column)) {
        fit.add(survey);
      }
    }
    return new TableSurvey(key, rows, List.copyOf(fit), unfit);
  }

  /**
   * One keyword for each column, in alphabetical order. Where several fall on one column it is the
   * preferred one, otherwise the most frequent, of equals the first in alphabetical order.
   */
  List<KeywordSurvey> chosen(Predicate<KeywordSurvey> preferred) {
    Map<String, KeywordSurvey> byColumn = new LinkedHashMap<>();
    Comparator<KeywordSurvey> better =
        Comparator.<KeywordSurvey, Boolean>comparing(preferred::test)
            .thenComparing(KeywordSurvey::present);
    for (KeywordSurvey survey : keywords) {
      byColumn.merge(survey.column(), survey, (a, b) -> better.compare(b, a) > 0 ? b : a);
    }
    return byColumn.values().stream().sorted(Comparator.comparing(KeywordSurvey::keyword)).toList();
  }

  /** Keywords whose values stay in the cards alone, in words with the reason. */
  public List<String> leftOut() {
    List<String> words = new ArrayList<>();
    unfit.forEach((keyword, reason) -> words.add(keyword + " " + reason));
    Map<String, List<String>> byColumn = new TreeMap<>();
    for (KeywordSurvey survey : keywords) {
      byColumn.computeIfAbsent(survey.column(), c -> new ArrayList<>()).add(survey.keyword());
    }
    byColumn.forEach(
        (column, spellings) -> {
          if (spellings.size() > 1) {
            words.add(
                "%s fall on one column %s, and only one of them can fill it"
                    .formatted(String.join(" and ", spellings), column));
          }
        });
    return List.copyOf(words);
  }
}
