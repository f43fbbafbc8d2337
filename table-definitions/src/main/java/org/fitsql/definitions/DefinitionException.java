package org.fitsql.definitions;

import org.jspecify.annotations.Nullable;

/**
 * A definition file cannot be used. The message names the file, the line where there is one, what
 * is wrong there, and what to do about it.
 */
public final class DefinitionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DefinitionException(String file, int line, String message, @Nullable Throwable cause) {
    super(file + ":" + line + ": " + message, cause);
  }

  DefinitionException(String file, String message, @Nullable Throwable cause) {
    super(file + ": " + message, cause);
  }
}
