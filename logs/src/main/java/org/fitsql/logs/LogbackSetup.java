package org.fitsql.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.FilterOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Builds Logback's loggers and appenders in code. */
final class LogbackSetup {
  /** One line per event, whatever line ends a header value has in it. */
  private static final String FILE_LINE =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z', UTC} %-5level"
          + " run=%X{run:--} rootname=%X{rootname:--} filetype=%X{filetype:--} hdu=%X{hdu:--}"
          + " %logger{0}: %replace(%msg){'[\\r\\n]+', ' | '}%n%ex";

  private final LoggerContext context;

  LogbackSetup(LoggerContext context) {
    this.context = context;
  }

  /** Removes all appenders and sets the levels: fitsql at INFO, libraries at WARN. */
  void reset() {
    context.reset();
    root().setLevel(Level.WARN);
    context.getLogger("org.fitsql").setLevel(Level.INFO);
  }

  void addConsole(Console console) {
    String exception = console.verbosity() == Console.Verbosity.VERBOSE ? "%ex" : "%nopex";
    OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    appender.setContext(context);
    appender.setName("console");
    appender.setEncoder(encoder("%level: %msg%n" + exception));
    appender.addFilter(new ConsoleFilter(console.verbosity()));
    appender.setOutputStream(
        new FilterOutputStream(console.stream()) {
          @Override
          public void write(byte[] bytes, int offset, int length) throws java.io.IOException {
            out.write(bytes, offset, length);
          }

          @Override
          public void close() {
            // the process owns its standard error
          }
        });
    appender.start();
    root().addAppender(appender);
  }

  void addFile(Path file) {
    FileAppender<ILoggingEvent> appender = new FileAppender<>();
    appender.setContext(context);
    appender.setName("file");
    appender.setEncoder(encoder(FILE_LINE));
    appender.setFile(file.toString());
    appender.start();
    root().addAppender(appender);
  }

  private Logger root() {
    return context.getLogger(Logger.ROOT_LOGGER_NAME);
  }

  private PatternLayoutEncoder encoder(String pattern) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setPattern(pattern);
    encoder.start();
    return encoder;
  }
}
