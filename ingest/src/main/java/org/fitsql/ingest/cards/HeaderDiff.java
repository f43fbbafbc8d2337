package org.fitsql.ingest.cards;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.fitsql.fits.Card;
import org.fitsql.fits.CardValue;
import org.fitsql.fits.HduType;
import org.fitsql.ingest.cards.HeaderChange.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two versions of a file's headers, keyword by keyword. A keyword that each
 * version has once is compared card with card; commentary cards and keywords that occur more than
 * once are compared as sequences, in which cards are added and removed. HDUs are matched by EXTNAME
 * and EXTVER, then by index.
 */
public final class HeaderDiff {
  private final HduHeader before;
  private final HduHeader after;
  private final List<HeaderChange> changes;

  private HeaderDiff(HduHeader before, HduHeader after, List<HeaderChange> changes) {
    this.before = before;
    this.after = after;
    this.changes = changes;
  }

  /**
   * The changes in the order of the newer version's HDUs, and in each in the order in which its
   * keywords come, keywords that are gone last. Empty where the headers differ in nothing but their
   * padding.
   */
  public static List<HeaderChange> between(List<HduHeader> older, List<HduHeader> newer) {
    List<HeaderChange> changes = new ArrayList<>();
    for (HduMatching.Match match : HduMatching.match(older, newer)) {
      HduHeader before = match.before();
      HduHeader after = match.after();
      if (before != null && after != null) {
        new HeaderDiff(before, after, changes).compare();
      } else if (after != null) {
        changes.add(ofHdu(Kind.HDU_ADDED, after, -1));
      } else if (before != null) {
        changes.add(ofHdu(Kind.HDU_REMOVED, before, before.index()));
      }
    }
    return List.copyOf(changes);
  }

  private static HeaderChange ofHdu(Kind kind, HduHeader hdu, int formerHdu) {
    return change(kind, hdu, formerHdu, "", null, null);
  }

  private static HeaderChange change(
      Kind kind,
      HduHeader hdu,
      int formerHdu,
      String keyword,
      @Nullable Card before,
      @Nullable Card after) {
    boolean nameless = hdu.extname().isEmpty() && hdu.type() == HduType.PRIMARY;
    String extname = nameless ? HduType.PRIMARY.name() : hdu.extname();
    return new HeaderChange(
        kind, hdu.index(), formerHdu, extname, hdu.extver(), keyword, before, after);
  }

  private void compare() {
    if (before.index() != after.index()) {
      add(Kind.HDU_MOVED, "", null, null);
    }
    if (before.header().hasBytesOf(after.header())) {
      return;
    }
    List<Card> oldMiddle = middle(before, after);
    List<Card> newMiddle = middle(after, before);
    Set<String> touched = new HashSet<>();
    oldMiddle.forEach(card -> touched.add(card.keyword()));
    newMiddle.forEach(card -> touched.add(card.keyword()));
    Map<String, List<Card>> older = byKeyword(before, touched);
    Map<String, List<Card>> newer = byKeyword(after, touched);
    Set<String> keywords = new LinkedHashSet<>(newer.keySet());
    keywords.addAll(older.keySet());
    for (String keyword : keywords) {
      compare(
          keyword, older.getOrDefault(keyword, List.of()), newer.getOrDefault(keyword, List.of()));
    }
    if (!order(oldMiddle, older, newer).equals(order(newMiddle, newer, older))) {
      add(Kind.ORDER, "", null, null);
    }
  }

  /**
   * The cards between those that both headers begin with and those that both end with. Where a file
   * was reprocessed that is a fraction of them, and nothing else can have changed.
   */
  private static List<Card> middle(HduHeader hdu, HduHeader other) {
    List<Card> cards = hdu.header().cards(other.header());
    List<Card> others = other.header().cards();
    int most = Math.min(cards.size(), others.size());
    int first = 0;
    while (first < most && isSame(hdu, cards.get(first), other, others.get(first))) {
      first++;
    }
    int last = 0;
    while (last < most - first
        && isSame(
            hdu, cards.get(cards.size() - 1 - last), other, others.get(others.size() - 1 - last))) {
      last++;
    }
    return cards.subList(first, cards.size() - last);
  }

  private static boolean isSame(HduHeader hdu, Card card, HduHeader other, Card another) {
    return hdu.header().spells(card, other.header(), another);
  }

  private static Map<String, List<Card>> byKeyword(HduHeader hdu, Set<String> wanted) {
    Map<String, List<Card>> cards = new LinkedHashMap<>();
    for (Card card : hdu.header().cards()) {
      if (wanted.contains(card.keyword())) {
        cards.computeIfAbsent(card.keyword(), keyword -> new ArrayList<>(1)).add(card);
      }
    }
    return cards;
  }

  private void compare(String keyword, List<Card> older, List<Card> newer) {
    boolean once = older.size() == 1 && newer.size() == 1;
    if (once && !(older.get(0).isCommentary() && newer.get(0).isCommentary())) {
      compare(keyword, older.get(0), newer.get(0));
    } else {
      new SequenceDiff(
              older.stream().map(Content::of).toList(),
              newer.stream().map(Content::of).toList(),
              position -> add(Kind.REMOVED, keyword, older.get(position), null),
              position -> add(Kind.ADDED, keyword, null, newer.get(position)))
          .compare();
    }
  }

  /** What makes two cards of a sequence the same. */
  private record Content(@Nullable CardValue value, String comment) {
    static Content of(Card card) {
      return new Content(card.value(), card.comment());
    }
  }

  private void compare(String keyword, Card older, Card newer) {
    if (!isSameValue(older.value(), newer.value())) {
      add(Kind.VALUE, keyword, older, newer);
    } else if (!older.comment().equals(newer.comment())) {
      add(Kind.COMMENT, keyword, older, newer);
    } else if (!isSame(before, older, after, newer)) {
      add(Kind.SPELLING, keyword, older, newer);
    }
  }

  /** Numbers of one type are the same where they are equal, however they are spelled. */
  private static boolean isSameValue(@Nullable CardValue older, @Nullable CardValue newer) {
    if (older instanceof CardValue.Whole one && newer instanceof CardValue.Whole other) {
      return one.number() == other.number();
    }
    if (older instanceof CardValue.Real one && newer instanceof CardValue.Real other) {
      return Double.compare(one.number(), other.number()) == 0;
    }
    return Objects.equals(older, newer);
  }

  /** The keywords of these cards that the other version has as often, in order. */
  private static List<String> order(
      List<Card> cards, Map<String, List<Card>> own, Map<String, List<Card>> other) {
    return cards.stream()
        .map(Card::keyword)
        .filter(
            keyword ->
                own.getOrDefault(keyword, List.of()).size()
                    == other.getOrDefault(keyword, List.of()).size())
        .toList();
  }

  private void add(Kind kind, String keyword, @Nullable Card older, @Nullable Card newer) {
    changes.add(change(kind, after, before.index(), keyword, older, newer));
  }
}
