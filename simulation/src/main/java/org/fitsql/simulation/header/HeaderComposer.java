package org.fitsql.simulation.header;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
 * as comments. Thread-safe. Cards that describe the data ({@code NAXIS1}, {@code TTYPE1}) are not
 * its business.
 */
public final class HeaderComposer {
  private static final Pattern STRUCTURAL =
      Pattern.compile(
          "SIMPLE|XTENSION|BITPIX|NAXIS\\d*|EXTEND|PCOUNT|GCOUNT|TFIELDS|(TTYPE|TFORM|TUNIT|TDISP"
              + "|TNULL|TSCAL|TZERO)\\d+|EXTNAME|EXTVER|BSCALE|BZERO|NPIX\\d|PIXVALUE|END|HISTORY"
              + "|COMMENT|CONTINUE|");

  private final List<Section> sections = new ArrayList<>();
  private final Map<String, ColumnDefinition> known = new LinkedHashMap<>();

  private final Map<String, Place> places = new ConcurrentHashMap<>();

  private record Section(String title, List<KeywordPattern> keywords) {}

  private record Place(int section, int position) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return section == other.section
          ? Integer.compare(position, other.position)
          : Integer.compare(section, other.section);
    }
  }

  private record Placed(Place place, ColumnDefinition column) {}

  /** What values the cards get. */
  public record Values(KeywordValues values, Facts facts, RandomStreams streams) {}

  public HeaderComposer(InstrumentProfile profile, SimulationPlan plan) {
    for (SimulationPlan.Section section : plan.sections()) {
      sections.add(
          new Section(
              section.title(), section.keywords().stream().map(KeywordPattern::new).toList()));
    }
    sections.add(new Section("", List.of()));
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
    table.ifPresent(t -> t.columns().forEach(column -> cards.put(column.keyword(), column)));
    List<Placed> placed = new ArrayList<>();
    for (ColumnDefinition column : cards.values()) {
      boolean ofImages = column.keyword().equals("BUNIT") && hdu.isTable();
      if (!STRUCTURAL.matcher(column.keyword()).matches() && !ofImages) {
        placed.add(new Placed(places.computeIfAbsent(column.keyword(), this::place), column));
      }
    }
    placed.sort(Comparator.comparing(Placed::place));
    int section = -1;
    for (Placed card : placed) {
      if (card.place().section() != section) {
        section = card.place().section();
        addHeading(hdu, sections.get(section).title());
      }
      add(hdu, card.column(), values);
    }
  }

  private static void addHeading(HduBuilder hdu, String title) {
    if (!title.isEmpty()) {
      hdu.blank("").blank("      / " + title).blank("");
    }
  }

  /** Where a keyword belongs: its section and its position there. */
  private Place place(String keyword) {
    for (int section = 0; section < sections.size(); section++) {
      List<KeywordPattern> patterns = sections.get(section).keywords();
      for (int position = 0; position < patterns.size(); position++) {
        if (patterns.get(position).matches(keyword)) {
          return new Place(section, position);
        }
      }
    }
    return new Place(sections.size() - 1, Integer.MAX_VALUE);
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
  public static void add(HduBuilder hdu, String keyword, Optional<Object> value, String comment) {
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
