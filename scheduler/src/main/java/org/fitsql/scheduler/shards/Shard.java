package org.fitsql.scheduler.shards;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A part of the archive that one process works on at a time.
 *
 * @param run that opened the shared run
 * @param number in that run, from 1
 * @param branches directories at the root of the archive, an empty string for the files at the root
 */
public record Shard(String run, int number, Set<String> branches) {
  private static final String SEPARATOR = "\n";

  /**
   * Cuts an archive into shards of neighbouring branches.
   *
   * @param most how many shards there may be; with fewer branches, each is a shard
   */
  public static List<Shard> of(String run, List<String> branches, int most) {
    List<Shard> shards = new ArrayList<>();
    int count = Math.min(most, branches.size());
    for (int i = 0; i < count; i++) {
      int from = (int) ((long) branches.size() * i / count);
      int to = (int) ((long) branches.size() * (i + 1) / count);
      shards.add(new Shard(run, i + 1, new LinkedHashSet<>(branches.subList(from, to))));
    }
    return shards;
  }

  /** Its name among all tasks: {@code RUN/00012}. */
  public String name() {
    return "%s/%05d".formatted(run, number);
  }

  /**
   * Names of directories have no line breaks where they can be helped, and are kept apart by one.
   */
  String text() {
    return String.join(SEPARATOR, branches);
  }

  static Shard read(String name, String text) {
    int slash = name.lastIndexOf('/');
    return new Shard(
        name.substring(0, slash),
        Integer.parseInt(name.substring(slash + 1)),
        new LinkedHashSet<>(Arrays.asList(text.split(SEPARATOR, -1))));
  }
}
