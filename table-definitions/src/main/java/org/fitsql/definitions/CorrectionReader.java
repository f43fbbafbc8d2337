package org.fitsql.definitions;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fitsql.definitions.Correction.HduChoice;
import org.fitsql.definitions.Correction.Target;
import org.jspecify.annotations.Nullable;

/** Reads a file of corrections: YAML, a list under {@code corrections}. */
final class CorrectionReader {

  private static final Pattern HDU =
      Pattern.compile(
          "(?<index>\\d{1,4})|(?<extname>[^,]*[^,\\d][^,]*)(,\\s*(?<extver>\\d{1,6}))?");
  private static final String[] KEYS = {
    "rootname", "file", "filetype", "hdu", "keyword", "wrong", "right", "author", "date", "reason"
  };

  private final String file;
  private final Problems problems;
  private final Map<List<Object>, String> seen = new HashMap<>();

  /**
   * @param file how messages name the file
   * @param problems told of what is wrong
   */
  CorrectionReader(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** The corrections that are sound, in the order of the file. */
  List<Correction> read(String text) {
    List<Correction> corrections = new ArrayList<>();
    problems.collect(
        () -> {
          YamlSection yaml = YamlSection.read(file, text, problems, "corrections");
          for (YamlSection section : yaml.sections("corrections", KEYS)) {
            problems.collect(() -> corrections.add(correction(section)));
          }
        });
    return List.copyOf(corrections);
  }

  private Correction correction(YamlSection section) {
    Correction correction =
        new Correction(
            section.place(),
            target(section),
            section.has("filetype") ? section.text("filetype").toLowerCase(Locale.ROOT) : null,
            hdu(section),
            keyword(section),
            value(section, "wrong"),
            value(section, "right"),
            section.text("author"),
            date(section),
            section.text("reason"));
    if (correction.wrong().equals(correction.right())) {
      throw section.wrong("right", "is the same as wrong. Delete the correction.");
    }
    refuseRepetition(section, correction);
    return correction;
  }

  private static Target target(YamlSection section) {
    if (section.has("rootname") == section.has("file")) {
      throw section.wrong("rootname", "or file says which files are meant. Give one of the two.");
    }
    boolean byRootname = section.has("rootname");
    String text = section.text(byRootname ? "rootname" : "file").strip();
    return new Target(byRootname, text.toLowerCase(Locale.ROOT));
  }

  private static HduChoice hdu(YamlSection section) {
    Matcher hdu = HDU.matcher(section.text("hdu").strip());
    if (!hdu.matches()) {
      throw section.wrong(
          "hdu",
          "'" + section.text("hdu") + "' is no HDU. Write its index, EXTNAME, or EXTNAME,EXTVER.");
    }
    @Nullable String index = hdu.group("index");
    if (index != null) {
      return new HduChoice(Integer.valueOf(index), "", null);
    }
    @Nullable String extver = hdu.group("extver");
    return new HduChoice(
        null,
        hdu.group("extname").strip().toUpperCase(Locale.ROOT),
        extver == null ? null : Integer.valueOf(extver));
  }

  private static String keyword(YamlSection section) {
    String keyword = section.text("keyword").strip();
    if (!ColumnName.isKeyword(keyword)) {
      throw section.wrong(
          "keyword",
          "'"
              + keyword
              + "' is not a keyword. Use letters, digits, '-' and '_', in long keywords also '.'"
              + " and blanks.");
    }
    return keyword.toUpperCase(Locale.ROOT);
  }

  /** Must be there, so that it is not forgotten, and may be blank: no value. */
  private static String value(YamlSection section, String key) {
    if (!section.isGiven(key)) {
      throw section.wrong(key, "is missing. Add it; leave it blank where there is no value.");
    }
    return section.has(key) ? section.text(key).strip() : "";
  }

  private static LocalDate date(YamlSection section) {
    String date = section.text("date");
    try {
      return LocalDate.parse(date.strip());
    } catch (DateTimeParseException e) {
      throw section.wrong("date", "'" + date + "' is no date. Write it as 2026-03-01.");
    }
  }

  private void refuseRepetition(YamlSection section, Correction correction) {
    List<Object> what =
        List.of(
            correction.target(),
            String.valueOf(correction.filetype()),
            correction.hdu(),
            correction.keyword(),
            correction.wrong());
    @Nullable String first = seen.putIfAbsent(what, correction.source());
    if (first != null) {
      throw section.wrong("keyword", "is corrected already in " + first + ". Keep one of the two.");
    }
  }
}
