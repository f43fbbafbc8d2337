package org.fitsql.fits;

/** What kind of HDU it is, from SIMPLE or XTENSION (FITS standard 4.0, sections 4.4.1 and 7). */
public enum HduType {
  /** The first HDU; its data, where there are any, are an image or random groups. */
  PRIMARY,
  /** XTENSION = 'IMAGE'. */
  IMAGE,
  /** XTENSION = 'TABLE', an ASCII table. */
  TABLE,
  /** XTENSION = 'BINTABLE', a binary table; a tile-compressed image is one too. */
  BINTABLE,
  /** A conforming extension of another name. */
  OTHER
}
