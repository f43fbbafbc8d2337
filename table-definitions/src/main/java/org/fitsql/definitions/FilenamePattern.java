package org.fitsql.definitions;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * File names that follow a regular expression.
 *
 * @param filename matches a whole file name; groups {@code rootname} and {@code filetype}
 * @param keys tried in order on the rootname; group {@code key} is the key of the observation
 * @param companion matches the rootnames of companions, or null where there are none
 * @param directory name of the directory, with {@code {full-rootname}}, {@code {rootname}} and
 *     {@code {filetype}} to be filled in, or null where files may lie anywhere
 */
record FilenamePattern(
    Pattern filename, List<Pattern> keys, @Nullable Pattern companion, @Nullable String directory)
    implements FilenameConvention {

  /** What a directory template may hold. */
  static final List<String> PLACEHOLDERS = List.of("{full-rootname}", "{rootname}", "{filetype}");

  @Override
  public Optional<ObservationName> parse(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    Matcher parts = filename.matcher(name);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String fullRootname = parts.group("rootname").toLowerCase(Locale.ROOT);
    String filetype = parts.group("filetype").toLowerCase(Locale.ROOT);
    boolean joins = companion != null && companion.matcher(fullRootname).matches();
    return key(fullRootname)
        .map(key -> new ObservationName(name, fullRootname, key, filetype, joins));
  }

  private Optional<String> key(String fullRootname) {
    return keys.stream()
        .map(rule -> rule.matcher(fullRootname))
        .filter(Matcher::matches)
        .map(rule -> rule.group("key"))
        .findFirst();
  }

  @Override
  public Optional<String> directory(ObservationName name) {
    return Optional.ofNullable(directory)
        .map(
            template ->
                template
                    .replace("{full-rootname}", name.fullRootname())
                    .replace("{rootname}", name.rootname())
                    .replace("{filetype}", name.filetype()));
  }
}
