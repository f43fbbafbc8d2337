package org.fitsql.definitions;

import java.util.Locale;

/** How the values drawn black and white are found among the good pixels of a picture. */
public enum LimitsMethod {
  /** Two percentiles, exact, interpolated as numpy does. */
  PERCENTILE,
  /** Median plus and minus kappa standard deviations of what clipping leaves, as astropy clips. */
  SIGMA,
  /** The zscale algorithm of IRAF, as astropy's {@code ZScaleInterval} has it. */
  ZSCALE,
  /** The smallest and the largest value. */
  MINMAX;

  /** How files and options spell it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
