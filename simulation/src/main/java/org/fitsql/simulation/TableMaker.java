package org.fitsql.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.fitsql.simulation.file.TableData;
import org.fitsql.simulation.header.Facts;
import org.fitsql.simulation.header.KeywordValues;
import org.fitsql.simulation.plan.TablePlan;
import org.fitsql.simulation.plan.VisitPlan;

/** Fills binary tables. */
final class TableMaker {
  private static final double SAMPLE_SECONDS = 3;

  private final Observation observation;

  TableMaker(Observation observation) {
    this.observation = observation;
  }

  TableData table(TablePlan plan, Facts facts, SplittableRandom random) {
    List<TableData.Column> columns =
        plan.columns().stream()
            .map(c -> new TableData.Column(c.name(), c.form(), c.unit(), c.display(), c.comment()))
            .toList();
    List<Object[]> rows = new ArrayList<>();
    for (Facts row : rowFacts(plan.rows(), facts)) {
      rows.add(plan.columns().stream().map(column -> cell(column, row, random)).toArray());
    }
    return new TableData(columns, rows);
  }

  private static Object cell(TablePlan.ColumnPlan column, Facts facts, SplittableRandom random) {
    Optional<Object> value = KeywordValues.evaluate(column.value(), facts, random);
    boolean text = column.form().endsWith("A");
    return value
        .map(v -> text ? v.toString() : v)
        .orElse(text ? "" : column.form().equals("L") ? (Object) false : (Object) 0L);
  }

  private List<Facts> rowFacts(TablePlan.Rows rows, Facts facts) {
    return switch (rows) {
      case MEMBERS -> members(facts);
      case SAMPLES -> samples(facts);
      case CHIPS -> chips(facts);
    };
  }

  private List<Facts> members(Facts facts) {
    List<Facts> rows = new ArrayList<>();
    Visit visit = observation.visit();
    for (Visit.Member member : visit.members()) {
      Object role = member.facts().find("association.role").orElse("");
      rows.add(
          facts
              .with("member.name", member.rootname().toUpperCase(Locale.ROOT))
              .with("member.role", role));
    }
    for (VisitPlan.ProductPlan product : visit.plan().products()) {
      String name = visit.productRootname(product).toUpperCase(Locale.ROOT);
      rows.add(facts.with("member.name", name).with("member.role", product.role()));
    }
    return rows;
  }

  private List<Facts> samples(Facts facts) {
    List<Facts> rows = new ArrayList<>();
    double exptime = observation.visit().plan().exptime();
    for (double second = 0; second <= exptime; second += SAMPLE_SECONDS) {
      rows.add(facts.with("second", second));
    }
    return rows;
  }

  private List<Facts> chips(Facts facts) {
    List<Facts> rows = new ArrayList<>();
    for (int i = 1; i <= observation.visit().detector().chips().size(); i++) {
      rows.add(facts.with("chip", (long) i));
    }
    return rows;
  }
}
