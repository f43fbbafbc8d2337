package org.fitsql.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Replaces known secrets by {@code ***} in whatever is logged, stack traces of libraries included:
 * the last line of defence behind those who do not log them in the first place.
 */
final class WithoutSecrets extends EncoderBase<ILoggingEvent> {
  private final Encoder<ILoggingEvent> lines;
  private final List<String> secrets;

  /**
   * @param lines as they would be written, in UTF-8
   * @param secrets to be kept out of them
   */
  WithoutSecrets(Encoder<ILoggingEvent> lines, Collection<String> secrets) {
    this.lines = lines;
    // the longest first, so that of a secret within a secret nothing is left
    this.secrets =
        secrets.stream()
            .flatMap(secret -> Stream.of(secret, escaped(secret)))
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  private static String escaped(String secret) {
    return new String(JsonStringEncoder.getInstance().quoteAsString(secret));
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    byte[] bytes = lines.encode(event);
    String line = new String(bytes, StandardCharsets.UTF_8);
    String masked = line;
    for (String secret : secrets) {
      masked = masked.replace(secret, "***");
    }
    return masked.equals(line) ? bytes : masked.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }
}
