package org.fitsql.ingest.growth;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fitsql.definitions.Cell;
import org.fitsql.definitions.CellReader;
import org.fitsql.definitions.ColumnDefinition;
import org.fitsql.definitions.ColumnType;
import org.fitsql.definitions.sampling.KeywordSurvey;
import org.fitsql.definitions.sampling.TypeLattice;
import org.fitsql.definitions.sampling.ValueKind;
import org.fitsql.fits.CardValue;
import org.fitsql.ingest.catalog.HeaderTables;
import org.fitsql.orm.Column;
import org.fitsql.orm.Table;
import org.jspecify.annotations.Nullable;

/** A header table as values of files would have it. */
final class TableDraft {
  private final HeaderTable now;
  private final CellReader cells = new CellReader();
  private final Map<String, ColumnDefinition> byKeyword = new LinkedHashMap<>();
  private final Map<String, String> keywordOfColumn = new HashMap<>();
  private final Map<String, Asked> asked = new LinkedHashMap<>();
  private final Set<String> unfit;

  /** What values of one keyword ask for. */
  private record Asked(Wish first, Set<ValueKind> kinds) {}

  /**
   * A keyword that can get no column.
   *
   * @param reason in words
   */
  record Left(Wish wish, String reason) {}

  private final List<Left> left = new ArrayList<>();

  TableDraft(HeaderTable now) {
    this.now = now;
    unfit = new HashSet<>(now.unfit());
    now.table().columns().forEach(column -> keywordOfColumn.put(column.name(), ""));
    for (ColumnDefinition column : now.keywords()) {
      byKeyword.put(upper(column), column);
      keywordOfColumn.put(column.column(), column.keyword());
    }
  }

  void add(Wish wish) {
    @Nullable ColumnDefinition column = byKeyword.get(wish.keyword());
    boolean held = column != null && !(cells.read(column, wish.value()) instanceof Cell.Misfit);
    if (!held && !unfit.contains(wish.keyword())) {
      asked
          .computeIfAbsent(
              wish.keyword(), keyword -> new Asked(wish, EnumSet.noneOf(ValueKind.class)))
          .kinds()
          .add(kind(wish.value()));
    }
  }

  /** An integer beyond 64 bits is what text alone keeps. */
  private static ValueKind kind(CardValue value) {
    return value instanceof CardValue.Huge ? ValueKind.TEXT : ValueKind.of(value);
  }

  /** The table with all that was asked for; call once. */
  HeaderTable grown() {
    for (Asked keyword : asked.values()) {
      ColumnDefinition column = byKeyword.get(keyword.first().keyword());
      if (column == null) {
        make(keyword).ifPresent(made -> byKeyword.put(upper(made), made));
      } else {
        ColumnType type = TypeLattice.widened(column.type(), keyword.kinds(), 1);
        byKeyword.put(upper(column), typed(column, type));
      }
    }
    List<Column> columns = new ArrayList<>(now.table().columns().subList(0, now.ownColumns()));
    byKeyword.values().forEach(column -> columns.add(HeaderTables.column(column)));
    Table table = HeaderTables.with(now.table(), columns);
    return new HeaderTable(now.place(), table, List.copyOf(byKeyword.values()), Set.copyOf(unfit));
  }

  private Optional<ColumnDefinition> make(Asked asks) {
    Wish wish = asks.first();
    String name = FoundName.column(wish.keyword());
    String holder = keywordOfColumn.putIfAbsent(name, wish.keyword());
    if (holder != null) {
      unfit.add(wish.keyword());
      String what = holder.isEmpty() ? "is fitsql's own" : "holds " + holder;
      left.add(new Left(wish, "column " + name + " " + what));
      return Optional.empty();
    }
    ColumnDefinition column =
        new KeywordSurvey(
                wish.keyword(),
                asks.kinds(),
                1,
                1,
                0,
                wish.value().literal().length(),
                wish.comment().strip(),
                null,
                null,
                List.of(),
                0)
            .definition();
    return Optional.of(
        new ColumnDefinition(
            column.keyword(), name, column.type(), column.unit(), column.description(), ""));
  }

  /** Keywords that fall on a column of another keyword. */
  List<Left> left() {
    return List.copyOf(left);
  }

  /** The first wish for each column that is new or wider, by column. */
  Map<String, Wish> wishes() {
    Map<String, Wish> wishes = new HashMap<>();
    asked.forEach(
        (keyword, asks) -> {
          ColumnDefinition column = byKeyword.get(keyword);
          if (column != null) {
            wishes.put(column.column(), asks.first());
          }
        });
    return wishes;
  }

  private static String upper(ColumnDefinition column) {
    return column.keyword().toUpperCase(Locale.ROOT);
  }

  static ColumnDefinition typed(ColumnDefinition column, ColumnType type) {
    return type == column.type()
        ? column
        : new ColumnDefinition(
            column.keyword(),
            column.column(),
            type,
            column.unit(),
            column.description(),
            column.ucd());
  }
}
