package org.fitsql.scheduler.shards;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.nio.charset.StandardCharsets;

/** Keeps the branches of a shard as text, so that people can read them in the database. */
final class ShardText implements Serializer {
  @Override
  public byte[] serialize(Object data) {
    return String.valueOf(data).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public <T> T deserialize(Class<T> type, byte[] bytes) {
    return type.cast(new String(bytes, StandardCharsets.UTF_8));
  }
}
