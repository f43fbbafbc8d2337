package org.fitsql.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;
import org.slf4j.Marker;

/** Lets through to the console what the {@link Console.Verbosity} asks for. */
final class ConsoleFilter extends Filter<ILoggingEvent> {
  private final Console.Verbosity verbosity;

  ConsoleFilter(Console.Verbosity verbosity) {
    this.verbosity = verbosity;
  }

  @Override
  public FilterReply decide(ILoggingEvent event) {
    return wanted(event) ? FilterReply.NEUTRAL : FilterReply.DENY;
  }

  private boolean wanted(ILoggingEvent event) {
    List<Marker> markers = event.getMarkerList();
    if (markers != null && markers.contains(LogContext.SHOWN)) {
      return false;
    }
    // what libraries warn of is for the log file: fitsql says in its own words what matters
    boolean own = event.getLoggerName().startsWith("org.fitsql.");
    return switch (verbosity) {
      case QUIET -> own && event.getLevel().isGreaterOrEqual(Level.ERROR);
      case NORMAL -> own && event.getLevel().isGreaterOrEqual(Level.WARN);
      case VERBOSE -> event.getLevel().isGreaterOrEqual(own ? Level.INFO : Level.WARN);
    };
  }
}
