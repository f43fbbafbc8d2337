package org.fitsql.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/**
 * One JSON object per line: {@code time}, {@code level}, {@code run}, {@code rootname}, {@code
 * filetype}, {@code hdu} where known, {@code logger}, {@code thread}, {@code message}, {@code
 * exception} where there is one.
 */
final class JsonLines extends EncoderBase<ILoggingEvent> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final JsonFactory json = new JsonFactory();

  @Override
  public byte[] encode(ILoggingEvent event) {
    StringWriter line = new StringWriter();
    try (JsonGenerator out = json.createGenerator(line)) {
      out.writeStartObject();
      out.writeStringField("time", TIME.format(Instant.ofEpochMilli(event.getTimeStamp())));
      out.writeStringField("level", event.getLevel().toString());
      writeContext(out, event.getMDCPropertyMap());
      out.writeStringField("logger", event.getLoggerName());
      out.writeStringField("thread", event.getThreadName());
      out.writeStringField("message", event.getFormattedMessage());
      if (event.getThrowableProxy() != null) {
        out.writeStringField("exception", ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a string takes whatever is written to it
    }
    return (line + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void writeContext(JsonGenerator out, Map<String, String> context)
      throws IOException {
    for (String key : LogContext.KEYS) {
      String value = context.get(key);
      if (value == null) {
        continue;
      }
      if (key.equals(LogContext.HDU)) {
        out.writeNumberField(key, Integer.parseInt(value));
      } else {
        out.writeStringField(key, value);
      }
    }
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
