package org.fitsql.objectstore;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An archive named as {@code s3://bucket/prefix}. */
public final class S3Archive {
  private static final Pattern URL = Pattern.compile("s3://([A-Za-z0-9._-]+)(?:/(.*?)/*)?");

  private S3Archive() {}

  /** Whether a text names something in a store rather than a directory. */
  public static boolean isUrl(String text) {
    return text.startsWith("s3:");
  }

  /**
   * The root of the archive; asks the store nothing yet. Everything that reads by {@link Path} can
   * read below it, nothing can be written.
   *
   * @param url {@code s3://bucket/prefix}
   * @param environment of the process: endpoint, region and credentials by the variables that other
   *     S3 programs read, see the documentation of fitsql
   * @throws IllegalArgumentException where the address or the environment cannot be understood; the
   *     message says what to do
   */
  public static Path of(String url, Map<String, String> environment) {
    return of(url, environment, Clock.systemUTC(), BackOff.Pause.asleep());
  }

  static Path of(String url, Map<String, String> environment, Clock clock, BackOff.Pause pause) {
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      throw new IllegalArgumentException("it is no address such as s3://bucket/prefix");
    }
    String bucket = parts.group(1);
    String prefix = parts.group(2) == null ? "" : parts.group(2);
    BackOff backOff = new BackOff(pause, RandomGenerator.getDefault());
    Requests requests = new Requests(Store.of(bucket, environment), clock, backOff);
    return new StorePath(new StoreFileSystem(bucket, requests), true, prefix);
  }
}
