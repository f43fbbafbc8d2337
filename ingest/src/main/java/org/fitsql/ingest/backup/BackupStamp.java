package org.fitsql.ingest.backup;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a backup says of itself, in the comment of its zip file.
 *
 * @param program version of fitsql that made it
 * @param schema version of fitsql's own tables in it
 * @param made when, ISO 8601, UTC
 * @param files rows of table {@code files}
 * @param hdus rows of table {@code hdus}
 */
public record BackupStamp(String program, int schema, String made, long files, long hdus) {
  private static final String NAME = "fitsql backup";

  String text() {
    return "%s; program=%s; schema=%d; made=%s; files=%d; hdus=%d"
        .formatted(NAME, program, schema, made, files, hdus);
  }

  /** Empty where the text is no such stamp. */
  static Optional<BackupStamp> of(String text) {
    if (!text.startsWith(NAME + ";")) {
      return Optional.empty();
    }
    Map<String, String> values = new HashMap<>();
    for (String part : text.substring(NAME.length() + 1).split(";", -1)) {
      String[] pair = part.strip().split("=", 2);
      values.put(pair[0], pair.length == 2 ? pair[1] : "");
    }
    try {
      return Optional.of(
          new BackupStamp(
              values.getOrDefault("program", ""),
              Integer.parseInt(values.getOrDefault("schema", "")),
              values.getOrDefault("made", ""),
              Long.parseLong(values.getOrDefault("files", "")),
              Long.parseLong(values.getOrDefault("hdus", ""))));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
