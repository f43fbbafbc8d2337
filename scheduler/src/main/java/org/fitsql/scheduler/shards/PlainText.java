package org.fitsql.scheduler.shards;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.nio.charset.StandardCharsets;

/**
 * Keeps what a task carries, be it a shard or a timetable, as text, so that people can read it in
 * the database.
 */
public final class PlainText implements Serializer {
  @Override
  public byte[] serialize(Object data) {
    return String.valueOf(data).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public <T> T deserialize(Class<T> type, byte[] bytes) {
    return type.cast(new String(bytes, StandardCharsets.UTF_8));
  }
}
