package org.fitsql.logs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/**
 * What the current thread works on, carried by each of its log lines until closed.
 *
 * <pre>{@code
 * try (var context = LogContext.rootname("j8bt05nj")) { ... }
 * }</pre>
 *
 * <p>Contexts nest; closing one brings the value back that it replaced. A context belongs to the
 * thread that opened it.
 */
public final class LogContext implements AutoCloseable {
  /** Name of the run, the key of its row in {@code runs}. */
  public static final String RUN = "run";

  /** Key of the observation. */
  public static final String ROOTNAME = "rootname";

  /** Filetype, such as the {@code raw} of a file name. */
  public static final String FILETYPE = "filetype";

  /** Index of the HDU in its file. */
  public static final String HDU = "hdu";

  /** All of them, in the order in which lines have them. */
  static final List<String> KEYS = List.of(RUN, ROOTNAME, FILETYPE, HDU);

  /** Marks what the terminal has been shown already, so that only the log file takes it. */
  public static final Marker SHOWN = MarkerFactory.getMarker("SHOWN");

  private final String key;
  private final @Nullable String replaced;

  private LogContext(String key, String value) {
    this.key = key;
    this.replaced = MDC.get(key);
    MDC.put(key, value);
  }

  public static LogContext run(String run) {
    return new LogContext(RUN, run);
  }

  public static LogContext rootname(String rootname) {
    return new LogContext(ROOTNAME, rootname);
  }

  public static LogContext filetype(String filetype) {
    return new LogContext(FILETYPE, filetype);
  }

  public static LogContext hdu(int index) {
    return new LogContext(HDU, Integer.toString(index));
  }

  @Override
  public void close() {
    if (replaced == null) {
      MDC.remove(key);
    } else {
      MDC.put(key, replaced);
    }
  }
}
