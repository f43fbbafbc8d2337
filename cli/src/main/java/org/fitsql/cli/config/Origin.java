package org.fitsql.cli.config;

import java.nio.file.Path;

/** Where a value was said; {@code toString} as messages put it. */
public sealed interface Origin {

  /** Which source a value came from, the strongest first. */
  int rank();

  /** On the command line. */
  record Option(String name) implements Origin {
    @Override
    public int rank() {
      return 0;
    }

    @Override
    public String toString() {
      return "option " + name;
    }
  }

  /** In the environment. */
  record Environment(String variable) implements Origin {
    @Override
    public int rank() {
      return 1;
    }

    @Override
    public String toString() {
      return "environment variable " + variable;
    }
  }

  /** In the configuration file. */
  record File(Path path, int line) implements Origin {
    @Override
    public int rank() {
      return 2;
    }

    @Override
    public String toString() {
      return path + ", line " + line;
    }
  }

  /** Nowhere. */
  record Default() implements Origin {
    @Override
    public int rank() {
      return 3;
    }

    @Override
    public String toString() {
      return "default";
    }
  }
}
