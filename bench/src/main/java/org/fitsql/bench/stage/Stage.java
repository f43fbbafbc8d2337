package org.fitsql.bench.stage;

import java.io.IOException;
import java.util.List;
import org.fitsql.bench.measure.Comparison;

/** One kind of work that is measured. */
public interface Stage {

  /** One word, as {@code --only} takes it. */
  String name();

  /** What is measured, in one sentence. */
  String about();

  /** Whether it cannot be measured without a database server. */
  boolean needsDatabase();

  /**
   * Measures.
   *
   * @throws IOException where the work itself failed; a reference that is not installed is no
   *     failure but a {@link org.fitsql.bench.measure.Reference.Absent}
   */
  List<Comparison> measure(Workbench bench) throws IOException;
}
