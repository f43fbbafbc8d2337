package org.fitsql.simulation.header;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fitsql.definitions.ColumnDefinition;
import org.fitsql.definitions.ColumnType;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.TableDefinition;
import org.fitsql.simulation.file.HduBuilder;
import org.fitsql.simulation.plan.SimulationPlan;
import org.fitsql.simulation.sky.RandomStreams;

/**
 * Adds the cards of a header table to an HDU, under headings, with the descriptions of the columns
 * as comments. Cards that describe the data ({@code NAXIS1}, {@code TTYPE1}) are not its business.
 */
public final class HeaderComposer {
  private static final Pattern STRUCTURAL =
      Pattern.compile(
          "SIMPLE|XTENSION|BITPIX|NAXIS\\d*|EXTEND|PCOUNT|GCOUNT|TFIELDS|(TTYPE|TFORM|TUNIT|TDISP"
              + "|TNULL|TSCAL|TZERO)\\d+|EXTNAME|EXTVER|BSCALE|BZERO|NPIX\\d|PIXVALUE|END|HISTORY"
              + "|COMMENT|CONTINUE|");

  private final List<Section> sections = new ArrayList<>();
  private final Map<String, ColumnDefinition> known = new LinkedHashMap<>();

  private record Section(String title, List<KeywordPattern> keywords) {}

  /** What values the cards get. */
  public record Values(KeywordValues values, Facts facts, RandomStreams streams) {}

  public HeaderComposer(InstrumentProfile profile, SimulationPlan plan) {
    for (SimulationPlan.Section section : plan.sections()) {
      sections.add(
          new Section(
              section.title(), section.keywords().stream().map(KeywordPattern::new).toList()));
    }
    for (TableDefinition table : profile.tables().values()) {
      for (ColumnDefinition column : table.columns()) {
        known.merge(column.keyword(), column, HeaderComposer::withDescription);
      }
    }
  }

  private static ColumnDefinition withDescription(ColumnDefinition a, ColumnDefinition b) {
    return a.description().isEmpty() ? b : a;
  }

  /**
   * @param table the header table that the HDU fills; empty where it fills none
   * @param also keywords it has beside those of the table
   */
  public void compose(
      HduBuilder hdu, Optional<TableDefinition> table, Collection<String> also, Values values) {
    Map<String, ColumnDefinition> cards = new LinkedHashMap<>();
    also.forEach(keyword -> cards.put(keyword, definition(keyword)));
    table.ifPresent(
        t -> t.columns().forEach(column -> cards.put(column.keyword(), column)));
    cards.keySet().removeIf(keyword -> STRUCTURAL.matcher(keyword).matches());
    for (Section section : sections) {
      addSection(hdu, section, cards, values);
    }
    cards.values().forEach(column -> add(hdu, column, values));
  }

  private void addSection(
      HduBuilder hdu, Section section, Map<String, ColumnDefinition> cards, Values values) {
    List<ColumnDefinition> inside = new ArrayList<>();
    for (KeywordPattern pattern : section.keywords()) {
      cards.entrySet().stream()
          .filter(card -> pattern.matches(card.getKey()))
          .forEach(card -> inside.add(card.getValue()));
      cards.keySet().removeIf(pattern::matches);
    }
    if (!inside.isEmpty() && !section.title().isEmpty()) {
      hdu.blank("").blank("      / " + section.title()).blank("");
    }
    inside.forEach(column -> add(hdu, column, values));
  }

  private ColumnDefinition definition(String keyword) {
    ColumnDefinition column = known.get(keyword);
    return column == null
        ? new ColumnDefinition(keyword, keyword, ColumnType.STRING, "", "", "")
        : column;
  }

  private void add(HduBuilder hdu, ColumnDefinition column, Values values) {
    String keyword = column.keyword();
    Optional<Object> value =
        values.values().value(keyword, column.type(), values.facts(), values.streams());
    add(hdu, keyword, value, comment(column));
  }

  /** Adds one card; a keyword with a dot is a field of a record-valued card. */
  public static void add(
      HduBuilder hdu, String keyword, Optional<Object> value, String comment) {
    int dot = keyword.indexOf('.');
    if (dot > 0 && value.orElse("") instanceof Number number) {
      hdu.recordValued(
          keyword.substring(0, dot), keyword.substring(dot + 1), number.doubleValue(), comment);
    } else if (value.isEmpty()) {
      hdu.undefined(keyword, comment);
    } else if (value.get() instanceof Long whole) {
      hdu.card(keyword, whole, comment);
    } else if (value.get() instanceof Double real) {
      hdu.card(keyword, real, comment);
    } else if (value.get() instanceof Boolean truth) {
      hdu.card(keyword, truth, comment);
    } else {
      hdu.card(keyword, value.get().toString(), comment);
    }
  }

  private static String comment(ColumnDefinition column) {
    boolean unit = !column.unit().isEmpty() && !column.description().startsWith("[");
    return unit ? "[" + column.unit() + "] " + column.description() : column.description();
  }
}
