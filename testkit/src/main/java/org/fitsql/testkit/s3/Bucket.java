package org.fitsql.testkit.s3;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** Objects by key, and listings of them. */
final class Bucket {
  private final ConcurrentSkipListMap<String, StoredObject> objects = new ConcurrentSkipListMap<>();
  private final AtomicLong versions = new AtomicLong();

  void put(String key, byte[] content, Instant modified) {
    String etag = "\"%032x\"".formatted(versions.incrementAndGet());
    objects.put(key, new StoredObject(content, etag, modified));
  }

  void remove(String key) {
    objects.remove(key);
  }

  Optional<StoredObject> object(String key) {
    return Optional.ofNullable(objects.get(key));
  }

  /** A page of ListObjectsV2, its keys encoded; the token of a page is the last key before it. */
  String listing(String prefix, String delimiter, String token, int most) {
    StringBuilder entries = new StringBuilder();
    String last = token;
    String common = token.endsWith("/") ? token : "";
    int count = 0;
    boolean more = false;
    for (Map.Entry<String, StoredObject> entry : objects.tailMap(prefix, true).entrySet()) {
      String key = entry.getKey();
      boolean done = key.compareTo(token) <= 0 || !common.isEmpty() && key.startsWith(common);
      if (!key.startsWith(prefix) || done) {
        continue;
      }
      if (count == most) {
        more = true;
        break;
      }
      int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
      common = end < 0 ? "" : key.substring(0, end + 1);
      entries.append(end < 0 ? contents(key, entry.getValue()) : commonPrefix(common));
      last = end < 0 ? key : common;
      count++;
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ListBucketResult><Prefix>"
        + encoded(prefix)
        + "</Prefix><IsTruncated>"
        + more
        + "</IsTruncated>"
        + entries
        + (more ? "<NextContinuationToken>" + encoded(last) + "</NextContinuationToken>" : "")
        + "</ListBucketResult>";
  }

  private static String contents(String key, StoredObject object) {
    return "<Contents><Key>%s</Key><LastModified>%s</LastModified><ETag>%s</ETag><Size>%d</Size></Contents>"
        .formatted(
            encoded(key),
            object.modified(),
            object.etag().replace("\"", "&quot;"),
            object.content().length);
  }

  private static String commonPrefix(String prefix) {
    return "<CommonPrefixes><Prefix>" + encoded(prefix) + "</Prefix></CommonPrefixes>";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%2F", "/");
  }
}
