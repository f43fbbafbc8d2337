package org.fitsql.definitions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an instrument or a user says of the style of a picture; null is what they leave open.
 *
 * @param percentiles the lower and the upper, in percent; who gives them and no method means {@link
 *     LimitsMethod#PERCENTILE}
 */
public record StyleChoice(
    @Nullable LimitsMethod limits,
    @Nullable List<Double> percentiles,
    @Nullable Double kappa,
    @Nullable Integer iterations,
    @Nullable Stretch stretch) {

  /** Leaves everything open. */
  public static final StyleChoice NONE = new StyleChoice(null, null, null, null, null);

  public StyleChoice {
    percentiles = percentiles == null ? null : List.copyOf(percentiles);
    limits = limits == null && percentiles != null ? LimitsMethod.PERCENTILE : limits;
  }

  /** That style with all that is chosen here in place of its own. */
  public QuicklookStyle over(QuicklookStyle style) {
    return new QuicklookStyle(
        limits == null ? style.limits() : limits,
        percentiles == null ? style.lowPercentile() : percentiles.get(0),
        percentiles == null ? style.highPercentile() : percentiles.get(1),
        kappa == null ? style.kappa() : kappa,
        iterations == null ? style.iterations() : iterations,
        stretch == null ? style.stretch() : stretch);
  }
}
