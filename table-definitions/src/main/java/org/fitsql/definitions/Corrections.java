package org.fitsql.definitions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** All corrections of wrong keywords that are known, by the files that they concern. Immutable. */
public final class Corrections {

  /** What a file of corrections is called in a folder of definitions. */
  public static final String FILE = "corrections.yaml";

  private final List<Correction> all;
  private final Map<String, List<Correction>> byName = new HashMap<>();
  private final Map<Correction, Pattern> patterns = new LinkedHashMap<>();

  private Corrections(List<Correction> all) {
    this.all = all;
    for (Correction correction : all) {
      if (correction.target().isPattern()) {
        patterns.put(correction, correction.target().pattern());
      } else {
        byName.computeIfAbsent(name(correction.target()), n -> new ArrayList<>()).add(correction);
      }
    }
  }

  /** No corrections. */
  public static Corrections none() {
    return new Corrections(List.of());
  }

  /**
   * The corrections of a file.
   *
   * @throws DefinitionException where it cannot be read or something in it is wrong
   */
  public static Corrections load(Path file) {
    return new Corrections(
        new CorrectionReader(label(file), Problems.STRICT).read(text(file, Problems.STRICT)));
  }

  /** Everything that is wrong with a file of corrections, with file and line and what to do. */
  public static List<String> check(Path file) {
    List<String> wrong = new ArrayList<>();
    Problems heard = problem -> wrong.add(String.valueOf(problem.getMessage()));
    heard.collect(() -> new CorrectionReader(label(file), heard).read(text(file, Problems.STRICT)));
    return List.copyOf(wrong);
  }

  private static String label(Path file) {
    return file.toString();
  }

  private static String text(Path file, Problems problems) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      DefinitionException unreadable =
          new DefinitionException(
              label(file), "cannot be read (" + e + "). Name a file of UTF-8 text.", e);
      problems.tell(unreadable);
      return "";
    }
  }

  /** How many there are. */
  public int size() {
    return all.size();
  }

  /**
   * Those that concern a file, in the order in which they were written.
   *
   * @param path relative to the archive
   */
  public List<Correction> of(String path, ObservationName name) {
    if (all.isEmpty()) {
      return List.of();
    }
    Set<Correction> found = new LinkedHashSet<>();
    String file = path.toLowerCase(Locale.ROOT);
    String filename = name.filename().toLowerCase(Locale.ROOT);
    List<String> rootnames = List.of(name.rootname(), name.fullRootname());
    List<String> files = List.of(filename, file);
    rootnames.forEach(n -> found.addAll(byName.getOrDefault("rootname " + n, List.of())));
    files.forEach(n -> found.addAll(byName.getOrDefault("file " + n, List.of())));
    patterns.forEach(
        (correction, pattern) -> {
          List<String> names = correction.target().byRootname() ? rootnames : files;
          if (names.stream().anyMatch(n -> pattern.matcher(n).matches())) {
            found.add(correction);
          }
        });
    return found.isEmpty()
        ? List.of()
        : all.stream()
            .filter(found::contains)
            .filter(c -> c.filetype() == null || c.filetype().equals(name.filetype()))
            .toList();
  }

  private static String name(Correction.Target target) {
    return (target.byRootname() ? "rootname " : "file ") + target.text();
  }

  /** What tells the corrections of a file from any others: a hash; empty where it has none. */
  public Optional<String> digest(String path, ObservationName name) {
    List<Correction> found = of(path, name);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    for (Correction c : found) {
      // all but where it is written, so that moving a line changes nothing
      List<Object> parts =
          List.of(c.hdu(), c.keyword(), c.wrong(), c.right(), c.author(), c.date(), c.reason());
      text.append(parts).append('\n');
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return Optional.of(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
