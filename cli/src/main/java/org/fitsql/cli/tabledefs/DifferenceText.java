package org.fitsql.cli.tabledefs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fitsql.definitions.sampling.Difference;
import org.fitsql.definitions.sampling.Difference.Mendable;
import org.fitsql.definitions.sampling.Difference.Missing;
import org.fitsql.definitions.sampling.Difference.Narrower;
import org.fitsql.definitions.sampling.Difference.Unseen;

/** Differences, for people and as JSON. */
public final class DifferenceText {
  private DifferenceText() {}

  /** A line for each; the list can be added to. */
  public static List<String> lines(List<Difference> differences) {
    List<String> lines = new ArrayList<>();
    for (Difference difference : differences) {
      lines.add(
          SurveyText.printable(
              difference.table().instrument()
                  + " "
                  + difference.table().table()
                  + ": "
                  + difference.words()));
    }
    return lines;
  }

  public static List<Map<String, String>> json(List<Difference> differences) {
    return differences.stream().map(DifferenceText::json).toList();
  }

  private static Map<String, String> json(Difference difference) {
    Map<String, String> json = new LinkedHashMap<>();
    json.put("instrument", difference.table().instrument());
    json.put("table", difference.table().table());
    json.put("keyword", keyword(difference));
    json.put("what", what(difference));
    json.put("words", difference.words());
    return json;
  }

  private static String keyword(Difference difference) {
    if (difference instanceof Mendable mendable) {
      return mendable.column().keyword();
    }
    return difference instanceof Unseen unseen ? unseen.defined().keyword() : "";
  }

  private static String what(Difference difference) {
    if (difference instanceof Missing) {
      return "missing";
    }
    if (difference instanceof Narrower) {
      return "narrower";
    }
    return difference instanceof Unseen ? "unseen" : "unseen-table";
  }
}
