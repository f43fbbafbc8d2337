package org.fitsql.simulation.plan;

/** What the data of an HDU are. */
public enum Content {
  /** No data. */
  NOTHING,
  /** Counts as read out: unsigned 16 bit, with overscan. */
  COUNTS,
  /** Electrons as 32-bit floating point; of an association product those of all exposures. */
  SCIENCE,
  /** Their statistical errors. */
  ERROR,
  /** Data quality flags, 16 bit. */
  QUALITY,
  /** An array without pixels that has one value: NPIX1, NPIX2, PIXVALUE. */
  CONSTANT,
  /** Combined exposures, electrons per second. */
  MOSAIC,
  /** Seconds that each pixel of a combined image was exposed. */
  WEIGHT,
  /** Bit mask of the inputs of each pixel of a combined image. */
  CONTEXT,
  /** A vector of 16-bit engineering words. */
  WORDS,
  /** How often the pointing fell on each cell: a 32-bit histogram. */
  HISTOGRAM,
  /** A small smooth table of pixel offsets. */
  DISTORTION,
  /** A binary table. */
  TABLE
}
