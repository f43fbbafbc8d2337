package org.fitsql.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.fitsql.bench.kept.Results;
import org.fitsql.bench.measure.Comparison;

/**
 * Results as a plot: a bar per ratio on a logarithmic axis, from 1 (as good as the reference) to
 * the right where fitsql is better and to the left where it is worse. A tick shows the goal.
 */
public final class PlotReport {
  private static final int LABEL = 330;
  private static final int AXIS = 520;
  private static final int RIGHT = 90;
  private static final int ROW = 26;
  private static final int TOP = 64;
  private static final int BOTTOM = 40;

  private final List<Comparison> bars;
  private final Results results;
  private final int decadesBelow;
  private final int decadesAbove;

  public PlotReport(Results results) {
    this.results = results;
    this.bars = results.comparisons().stream().filter(c -> c.ratio().isPresent()).toList();
    double low = bars.stream().mapToDouble(PlotReport::exponent).min().orElse(0);
    double high = bars.stream().mapToDouble(PlotReport::exponent).max().orElse(0);
    this.decadesBelow = (int) Math.max(1, Math.ceil(-low));
    this.decadesAbove = (int) Math.max(1, Math.ceil(high));
  }

  public void write(Path file) throws IOException {
    Files.writeString(file, svg());
  }

  String svg() {
    int width = LABEL + AXIS + RIGHT;
    int height = TOP + ROW * bars.size() + BOTTOM;
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d"
            font-family="sans-serif" font-size="12" fill="#222">
        <rect width="100%%" height="100%%" fill="#fff"/>
        <text x="12" y="22" font-size="15">fitsql beside its references</text>
        <text x="12" y="40" fill="#666">%3$s</text>
        """
            .formatted(width, height, escape(caption())));
    grid(svg);
    for (int i = 0; i < bars.size(); i++) {
      bar(svg, bars.get(i), TOP + i * ROW);
    }
    return svg.append("</svg>\n").toString();
  }

  private String caption() {
    return "%s, %s, %d cores, %s"
        .formatted(
            results.version(),
            results.machine().processor(),
            results.machine().cores(),
            results.when().toString().substring(0, 10));
  }

  private void grid(StringBuilder svg) {
    int end = TOP + ROW * bars.size();
    for (int decade = -decadesBelow; decade <= decadesAbove; decade++) {
      svg.append(
          """
          <line x1="%1$s" y1="%2$d" x2="%1$s" y2="%3$d" stroke="%4$s"/>
          <text x="%1$s" y="%5$d" text-anchor="middle" fill="#666">%6$s</text>
          """
              .formatted(
                  x(decade),
                  TOP - 6,
                  end,
                  decade == 0 ? "#222" : "#ddd",
                  end + 18,
                  decade < 0 ? "1/" + power(-decade) : power(decade)));
    }
  }

  private void bar(StringBuilder svg, Comparison comparison, int y) {
    double exponent = exponent(comparison);
    double from = Double.parseDouble(x(Math.min(0, exponent)));
    double to = Double.parseDouble(x(Math.max(0, exponent)));
    String label =
        comparison.stage() + ": " + comparison.what() + " / " + comparison.reference().name();
    svg.append(
        """
        <text x="%d" y="%d" text-anchor="end">%s</text>
        <rect x="%s" y="%d" width="%s" height="%d" fill="%s"/>
        <text x="%s" y="%d">%s</text>
        """
            .formatted(
                LABEL - 8,
                y + 17,
                escape(label),
                number(from),
                y + 5,
                number(Math.max(1, to - from)),
                ROW - 10,
                comparison.reached() ? "#3572b0" : "#c8602d",
                number(Math.max(to, goal(comparison)) + 6),
                y + 17,
                Figures.of(comparison.ratio().orElseThrow())));
    if (comparison.goal().isPresent()) {
      String goal = number(goal(comparison));
      svg.append(
          "<line x1=\"%1$s\" y1=\"%2$d\" x2=\"%1$s\" y2=\"%3$d\" stroke=\"#222\" stroke-width=\"2\"/>%n"
              .formatted(goal, y + 2, y + ROW - 2));
    }
  }

  /** Where the goal is on the axis; the left end where there is none. */
  private double goal(Comparison comparison) {
    return comparison.goal().isPresent()
        ? Double.parseDouble(x(Math.log10(comparison.goal().getAsDouble())))
        : LABEL;
  }

  private static double exponent(Comparison comparison) {
    // a ratio that is not a positive number has no place on this axis; draw it as nothing
    double exponent = Math.log10(comparison.ratio().orElse(1));
    return Double.isFinite(exponent) ? exponent : 0;
  }

  private String x(double exponent) {
    double share = (exponent + decadesBelow) / (decadesAbove + decadesBelow);
    return number(LABEL + AXIS * Math.min(1, Math.max(0, share)));
  }

  private static String power(int decade) {
    return Long.toString(Math.round(Math.pow(10, decade)));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
