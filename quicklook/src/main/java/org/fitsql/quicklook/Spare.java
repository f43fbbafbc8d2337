package org.fitsql.quicklook;

/** An array that several owners of such arrays use by turns, each swapping it for its own. */
final class Spare<A> {
  private A array;

  Spare(A array) {
    this.array = array;
  }

  A get() {
    return array;
  }

  void put(A other) {
    array = other;
  }
}
