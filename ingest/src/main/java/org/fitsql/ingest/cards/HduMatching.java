package org.fitsql.ingest.cards;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fitsql.fits.HduType;
import org.jspecify.annotations.Nullable;

/**
 * Finds the HDU of an older version that an HDU of a newer one continues: the primary is the
 * primary; others go by EXTNAME and EXTVER, the first of a name with the first of it; what is left
 * goes by its index.
 */
final class HduMatching {

  /**
   * Two HDUs that are one, or one that has no partner.
   *
   * @param before in the older version, or null
   * @param after in the newer version, or null
   */
  record Match(@Nullable HduHeader before, @Nullable HduHeader after) {}

  private HduMatching() {}

  /** Matches in the order of the newer version, then what is gone. */
  static List<Match> match(List<HduHeader> older, List<HduHeader> newer) {
    Map<String, Deque<HduHeader>> byName = new HashMap<>();
    older.forEach(hdu -> byName.computeIfAbsent(name(hdu), n -> new ArrayDeque<>()).add(hdu));
    Map<Integer, HduHeader> before = new HashMap<>();
    for (HduHeader hdu : newer) {
      HduHeader partner = byName.getOrDefault(name(hdu), new ArrayDeque<>()).poll();
      if (partner != null) {
        before.put(hdu.index(), partner);
      }
    }
    Map<Integer, HduHeader> left = new HashMap<>();
    byName.values().forEach(hdus -> hdus.forEach(hdu -> left.put(hdu.index(), hdu)));
    List<Match> matches = new ArrayList<>();
    for (HduHeader hdu : newer) {
      HduHeader named = before.get(hdu.index());
      matches.add(new Match(named == null ? left.remove(hdu.index()) : named, hdu));
    }
    older.stream()
        .filter(hdu -> left.containsKey(hdu.index()))
        .forEach(hdu -> matches.add(new Match(hdu, null)));
    return matches;
  }

  private static String name(HduHeader hdu) {
    return hdu.type() == HduType.PRIMARY
        ? "PRIMARY"
        : "'" + hdu.extname().toUpperCase(Locale.ROOT) + "'," + hdu.extver();
  }
}
