package org.fitsql.definitions;

/** Told what is wrong with definition files: the first problem ends the reading, or none does. */
@FunctionalInterface
interface Problems {

  /** Throws the first problem. */
  Problems STRICT =
      problem -> {
        throw problem;
      };

  void tell(DefinitionException problem);

  /** Does one piece of work and tells what stops it. */
  default void collect(Runnable work) {
    try {
      work.run();
    } catch (DefinitionException e) {
      tell(e);
    }
  }
}
