package org.fitsql.quicklook;

/** Scans pixels of any type as 64-bit floats. */
final class DoubleScan extends PlaneScan {
  private final double[] row;

  /**
   * @param row room for one row of values
   */
  DoubleScan(Plane plane, ScanPlan plan, ScanRoom room, double[] row) {
    super(plane, plan, room);
    this.row = row;
    room.doubles().room(plan.kept());
  }

  @Override
  void sort(int used) {
    room().doubles().sort(used, room().offsets(), plan().buckets());
  }

  @Override
  void copy(int bits, double[] target, int at) {
    System.arraycopy(room().doubles().values(), room().offset(bits), target, at, count(bits));
  }

  @Override
  void scanRow(int y) {
    plane().readRow(y, row);
    int[] good = {0, 0};
    plane()
        .forEachFlagged(
            y,
            x -> {
              setAside(row[x]);
              System.arraycopy(row, good[1], row, good[0], x - good[1]);
              good[0] += x - good[1];
              good[1] = x + 1;
            });
    int rest = plane().width() - good[1];
    System.arraycopy(row, good[1], row, good[0], rest);
    scan(good[0] + rest);
  }

  private void scan(int count) {
    double[] keep = room().doubles().values();
    int[] actions = plan().actions();
    double[] weights = plan().weights();
    double centre = plan().buckets().centre();
    double s = 0;
    double q = 0;
    int n = kept();
    for (int x = 0; x < count; x++) {
      double value = row[x];
      int bits = Buckets.bits(value, centre);
      if (actions[bits] == ScanPlan.ODD) {
        bits = closerLook(value);
        if (bits < 0) {
          continue;
        }
      }
      keep[n] = value;
      n += actions[bits];
      double difference = (value - centre) * weights[actions[bits]];
      s += difference;
      q += difference * difference;
    }
    add(s, q, n);
  }
}
