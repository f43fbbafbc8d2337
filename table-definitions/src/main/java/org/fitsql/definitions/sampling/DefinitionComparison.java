package org.fitsql.definitions.sampling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.fitsql.definitions.ColumnDefinition;
import org.fitsql.definitions.ColumnType;
import org.fitsql.definitions.InstrumentProfile;
import org.jspecify.annotations.Nullable;

/** What was seen in headers, held against the definitions. */
public final class DefinitionComparison {

  private final Map<TableKey, List<ColumnDefinition>> defined = new TreeMap<>();
  private final Map<TableKey, TableSurvey> seen = new TreeMap<>();

  private DefinitionComparison(List<InstrumentProfile> profiles, Survey survey) {
    for (InstrumentProfile profile : profiles) {
      profile
          .tables()
          .values()
          .forEach(t -> defined.put(new TableKey(profile.id(), t.name(), false), t.columns()));
      profile
          .repeated()
          .forEach(r -> defined.put(new TableKey(profile.id(), r.table(), true), r.columns()));
    }
    survey.tables().forEach(table -> seen.put(table.key(), table));
  }

  /** All differences, by table and keyword. */
  public static List<Difference> of(List<InstrumentProfile> profiles, Survey survey) {
    return new DefinitionComparison(profiles, survey).differences();
  }

  private List<Difference> differences() {
    List<Difference> differences = new ArrayList<>();
    Map<TableKey, List<ColumnDefinition>> all = new TreeMap<>(defined);
    seen.keySet().forEach(key -> all.putIfAbsent(key, List.of()));
    all.forEach((key, columns) -> compare(key, columns, seen.get(key), differences));
    return List.copyOf(differences);
  }

  private static void compare(
      TableKey key,
      List<ColumnDefinition> columns,
      @Nullable TableSurvey table,
      List<Difference> differences) {
    if (table == null) {
      differences.add(new Difference.UnseenTable(key, columns.size()));
      return;
    }
    Map<String, ColumnDefinition> byColumn = new HashMap<>();
    columns.forEach(column -> byColumn.put(column.column(), column));
    Set<ColumnDefinition> found = new HashSet<>();
    for (KeywordSurvey keyword : table.chosen(survey -> isDefined(survey, byColumn))) {
      @Nullable ColumnDefinition column = byColumn.get(keyword.column());
      if (column == null) {
        differences.add(new Difference.Missing(key, keyword.definition()));
      } else if (isDefined(keyword, byColumn)) {
        found.add(column);
        compare(key, column, keyword, differences);
      }
    }
    columns.stream()
        .filter(column -> !found.contains(column))
        .sorted(Comparator.comparing(ColumnDefinition::keyword))
        .forEach(column -> differences.add(new Difference.Unseen(key, column)));
  }

  /** Whether the column lists the keyword, and not another that falls on it. */
  private static boolean isDefined(KeywordSurvey survey, Map<String, ColumnDefinition> byColumn) {
    @Nullable ColumnDefinition column = byColumn.get(survey.column());
    return column != null && column.keyword().equalsIgnoreCase(survey.keyword());
  }

  private static void compare(
      TableKey key, ColumnDefinition column, KeywordSurvey keyword, List<Difference> differences) {
    ColumnType wide = TypeLattice.widened(column.type(), keyword.kinds(), keyword.misfits());
    if (wide != column.type()) {
      ColumnDefinition widened =
          new ColumnDefinition(
              column.keyword(),
              column.column(),
              wide,
              column.unit(),
              column.description(),
              column.ucd());
      differences.add(new Difference.Narrower(key, /* defined= */ column, /* column= */ widened));
    }
  }
}
