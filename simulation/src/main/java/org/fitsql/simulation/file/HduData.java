package org.fitsql.simulation.file;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The data of an HDU: the cards that describe them, and their bytes. */
public sealed interface HduData permits ImageData, TableData, ConstantArray, HduData.Absent {

  /** BITPIX. */
  int bitpix();

  /** NAXIS1, NAXIS2, ...; empty where NAXIS is 0. */
  List<Long> axes();

  /** Bytes of data without padding. */
  default long size() {
    return axes().isEmpty()
        ? 0
        : axes().stream().reduce(1L, Math::multiplyExact) * Math.abs(bitpix()) / 8;
  }

  /** Adds the cards that only these data need, such as BZERO or TTYPE1. */
  default void describe(HduBuilder hdu) {}

  /** Writes exactly {@link #size()} bytes. */
  default void writeTo(OutputStream out) throws IOException {}

  /** No data: NAXIS = 0. */
  record Absent(int bitpix) implements HduData {
    @Override
    public List<Long> axes() {
      return List.of();
    }
  }
}
