package org.fitsql.cli.select;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fitsql.cli.config.Nearest;
import org.fitsql.ingest.catalog.HeaderLayout;
import org.fitsql.ingest.catalog.LaidTable;
import org.jspecify.annotations.Nullable;

/**
 * Keywords of many files, one row per file: a query for each detector and filetype, because each
 * has its own header tables.
 */
public final class FileSelection {
  private static final String FILE = "file";
  private static final String SEPARATION = "separation";

  private final Wish wish;
  private final List<List<LaidTable>> kinds;
  private final List<LaidTable> found;
  private final List<KeywordPlace> places = new ArrayList<>();

  /**
   * What a user wants.
   *
   * @param keywords to show, as typed
   * @param where condition over keywords, or null
   * @param filetypes lower case; empty for all
   * @param detectors lower case; empty for all
   * @param cone where on the sky, or null
   * @param position which position of the observation the cone is about
   * @param hdu index of the HDU where a keyword names none, or null
   */
  public record Wish(
      List<String> keywords,
      @Nullable String where,
      Set<String> filetypes,
      Set<String> detectors,
      @Nullable Cone cone,
      Position position,
      @Nullable Long hdu) {}

  /** Positions that an observation has. */
  public enum Position {
    /** Of the target. */
    TARGET("target_ra", "target_dec"),
    /** Of the reference pixel of the first science HDU. */
    REFERENCE("ref_ra", "ref_dec");

    private final String ra;
    private final String dec;

    Position(String ra, String dec) {
      this.ra = "o." + ra;
      this.dec = "o." + dec;
    }
  }

  /**
   * The query for one detector and filetype.
   *
   * @param table header table that has a row for each of its files
   * @param sql the query
   */
  public record Query(String table, String sql) {}

  /**
   * @param tables header tables of the database
   * @param found its tables of HDUs that have no header table of their own
   * @throws SelectionException where a detector, a filetype or a keyword is not known
   */
  public FileSelection(Wish wish, List<LaidTable> tables, List<LaidTable> found)
      throws SelectionException {
    this.found = List.copyOf(found);
    this.wish = wish;
    check(wish.filetypes(), names(tables, false), "--filetype");
    check(wish.detectors(), names(tables, true), "--detector");
    this.kinds =
        HeaderLayout.byKind(
            tables.stream()
                .filter(table -> isWanted(wish.filetypes(), table.filetype()))
                .filter(table -> isWanted(wish.detectors(), table.detector()))
                .toList());
    for (String keyword : wish.keywords()) {
      Optional<KeywordPlace> place = KeywordPlace.parse(keyword, wish.hdu());
      if (place.isEmpty() || !isKnown(place.get())) {
        throw unknown(keyword);
      }
      places.add(place.get());
    }
  }

  private static Set<String> names(List<LaidTable> tables, boolean detectors) {
    return tables.stream()
        .map(table -> detectors ? table.detector() : table.filetype())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static void check(Set<String> wanted, Set<String> known, String option)
      throws SelectionException {
    for (String word : wanted) {
      if (!known.contains(word)) {
        throw new SelectionException(
            "%s %s: no header table is for it; there are %s."
                .formatted(option, word, String.join(", ", known)));
      }
    }
  }

  private static boolean isWanted(Set<String> wanted, String word) {
    return wanted.isEmpty() || wanted.contains(word);
  }

  private boolean isKnown(KeywordPlace place) {
    return kinds.stream().anyMatch(kind -> new KindQuery(kind, found).value(place).isPresent());
  }

  private SelectionException unknown(String keyword) {
    String bare = keyword.substring(keyword.lastIndexOf(':') + 1);
    Set<String> columns =
        kinds.stream()
            .flatMap(List::stream)
            .flatMap(table -> table.columns().stream())
            .collect(Collectors.toSet());
    Optional<KeywordPlace> anywhere = KeywordPlace.parse(bare, null);
    Optional<LaidTable> hdu =
        found.stream()
            .filter(table -> anywhere.filter(p -> table.columns().contains(p.column())).isPresent())
            .findFirst();
    boolean elsewhere = anywhere.isPresent() && columns.contains(anywhere.get().column());
    String hint =
        elsewhere
            ? " Other HDUs have it: leave the HDU out, or name another."
            : hdu.isPresent()
                ? " HDUs named "
                    + hdu.get().extname()
                    + " have it: write "
                    + hdu.get().extname()
                    + ":"
                    + bare
                    + "."
                : Nearest.to(bare.toLowerCase(Locale.ROOT).replace('-', '_'), columns)
                    .map(near -> " Did you mean " + near.toUpperCase(Locale.ROOT) + "?")
                    .orElse("");
    return new SelectionException(
        "No header table of these files has the keyword "
            + keyword
            + "."
            + hint
            + " The view keywords lists all there are.");
  }

  /** Names of the columns of the result. */
  public List<String> columns() {
    List<String> names = new ArrayList<>();
    names.add(FILE);
    places.forEach(place -> names.add(place.spelled().toUpperCase(Locale.ROOT)));
    if (wish.cone() != null) {
      names.add(SEPARATION);
    }
    return names;
  }

  /**
   * The queries, in the order of detectors and filetypes.
   *
   * @throws SelectionException where the condition cannot be understood
   */
  public List<Query> queries() throws SelectionException {
    List<Query> queries = new ArrayList<>();
    for (List<LaidTable> kind : kinds) {
      queries.add(query(new KindQuery(kind, found)));
    }
    return queries;
  }

  private Query query(KindQuery kind) throws SelectionException {
    List<String> shown = new ArrayList<>();
    places.forEach(place -> shown.add(kind.value(place).orElse("NULL")));
    List<String> conditions = new ArrayList<>();
    if (wish.where() != null) {
      conditions.add(condition(wish.where(), kind));
    }
    Cone cone = wish.cone();
    String order = "t0.`filename`";
    if (cone != null) {
      Position position = wish.position();
      conditions.add(cone.condition(position.ra, position.dec));
      shown.add(cone.separation(position.ra, position.dec) + " AS separation");
      order = "separation, " + order;
    }
    return new Query(kind.base(), kind.sql(shown, conditions, cone != null, order));
  }

  private String condition(String where, KindQuery kind) throws SelectionException {
    try {
      return WhereText.toSql(where, word -> value(word, kind));
    } catch (WhereText.UnknownWordException e) {
      throw unknown(e.word());
    }
  }

  /** SQL for a keyword; NULL where other files have it, empty where none has. */
  private Optional<String> value(String word, KindQuery kind) {
    Optional<KeywordPlace> place = KeywordPlace.parse(word, wish.hdu()).filter(this::isKnown);
    return place.map(known -> kind.value(known).orElse("NULL"));
  }
}
