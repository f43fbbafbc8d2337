package org.fitsql.bench.stage;

import java.util.List;

/** All stages, in the order in which they are measured. */
public final class Stages {
  private Stages() {}

  public static List<Stage> all() {
    return List.of(
        new StartStage(),
        new SchemaStage(),
        new HeaderStage(),
        new RowStage(),
        new AgainStage(),
        new NightStage(),
        new ImageStage(),
        new FrameStage(),
        new MemoryStage());
  }
}
