package org.fitsql.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import java.io.FilterOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;

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

  void addConsole(Console console, Collection<String> secrets) {
    String exception = console.verbosity() == Console.Verbosity.VERBOSE ? "%ex" : "%nopex";
    OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    appender.setContext(context);
    appender.setName("console");
    appender.setEncoder(encoder("%level: %msg%n" + exception, secrets));
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

  /**
   * Writes to a file, and where that grows long goes on in a new one of its name; the earlier parts
   * are {@code .1}, {@code .2} and so on. Where it cannot be written, {@code console} is told once.
   */
  void addFile(Path file, LogRules rules, Collection<String> secrets, PrintStream console) {
    context.getStatusManager().add(new LogTrouble(console, file.toString()));
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(context);
    appender.setName("file");
    appender.setEncoder(
        rules.format() == LogRules.Format.JSON
            ? encoder(new JsonLines(), secrets)
            : encoder(FILE_LINE, secrets));
    appender.setFile(file.toString());
    FixedWindowRollingPolicy parts = new FixedWindowRollingPolicy();
    parts.setContext(context);
    parts.setParent(appender);
    parts.setFileNamePattern(partPattern(file));
    parts.setMaxIndex(LogRules.PARTS - 1);
    parts.start();
    SizeBasedTriggeringPolicy<ILoggingEvent> full = new SizeBasedTriggeringPolicy<>();
    full.setContext(context);
    full.setCheckIncrement(Duration.buildByMilliseconds(0));
    full.setMaxFileSize(new FileSize(rules.partSize()));
    full.start();
    appender.setRollingPolicy(parts);
    appender.setTriggeringPolicy(full);
    appender.start();
    root().addAppender(appender);
  }

  /** {@code ingest_20261120T020000Z.%i.log}; a percent sign in the name of a folder stays one. */
  private static String partPattern(Path file) {
    String path = file.toString();
    int dot = path.lastIndexOf('.');
    int end = dot > path.lastIndexOf('/') ? dot : path.length();
    return path.substring(0, end).replace("%", "\\%") + ".%i" + path.substring(end);
  }

  private Logger root() {
    return context.getLogger(Logger.ROOT_LOGGER_NAME);
  }

  private Encoder<ILoggingEvent> encoder(String pattern, Collection<String> secrets) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setPattern(pattern);
    return encoder(encoder, secrets);
  }

  private Encoder<ILoggingEvent> encoder(Encoder<ILoggingEvent> lines, Collection<String> secrets) {
    lines.setContext(context);
    lines.start();
    WithoutSecrets encoder = new WithoutSecrets(lines, secrets);
    encoder.setContext(context);
    encoder.start();
    return encoder;
  }
}
