package org.fitsql.cli.tabledefs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fitsql.definitions.sampling.Survey;
import org.fitsql.definitions.sampling.TableSurvey;

/** What was seen, in lines for people. */
public final class SurveyText {
  private SurveyText() {}

  /** What was looked at, and what fills no column. */
  public static List<String> summary(Survey survey) {
    List<String> lines = new ArrayList<>();
    long keywords = survey.tables().stream().mapToLong(table -> table.keywords().size()).sum();
    lines.add(
        "Looked at %s files: %s tables, %s keywords."
            .formatted(number(survey.files()), number(survey.tables().size()), number(keywords)));
    if (survey.unknown() > 0) {
      lines.add("no profile: " + number(survey.unknown()) + " files follow no naming convention");
    }
    survey
        .otherFiletypes()
        .forEach((type, count) -> lines.add("no table: " + number(count) + " files of " + type));
    survey
        .otherHdus()
        .forEach((name, count) -> lines.add("no table: " + number(count) + " HDUs of " + name));
    for (TableSurvey table : survey.tables()) {
      table
          .leftOut()
          .forEach(words -> lines.add("left out: " + table.key().table() + ": " + words));
    }
    return lines.stream().map(SurveyText::printable).toList();
  }

  /** The files that could not be used, with the reason. */
  public static List<String> failures(Survey survey) {
    List<String> lines = new ArrayList<>();
    survey
        .failures()
        .forEach(
            (path, reason) ->
                lines.add("failed: " + (reason.startsWith(path) ? reason : path + ": " + reason)));
    long more = survey.failed() - survey.failures().size();
    if (more > 0) {
      lines.add("failed: " + number(more) + " more");
    }
    return lines.stream().map(SurveyText::printable).toList();
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** A header value may hold anything, and the terminal is no place for it. */
  static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }
}
