package org.fitsql.quicklook;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitsql.definitions.ActiveArea;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.QuicklookRules;
import org.fitsql.fits.Card;
import org.fitsql.fits.Hdu;
import org.fitsql.fits.Header;
import org.fitsql.quicklook.caption.HeaderPair;
import org.fitsql.quicklook.caption.ImageFacts;
import org.fitsql.quicklook.caption.WorldCoordinates;
import org.jspecify.annotations.Nullable;

/** The texts behind the hashes of {@link ImageState}. */
final class StateText {
  /** To be raised when fitsql draws the same pixels with the same settings differently. */
  private static final int DRAWING = 1;

  private static final int HASH_BYTES = 16;

  /** What makes values of data (FITS standard 4.0, sections 4.4.2.5 and 4.4.1.1). */
  private static final List<String> VALUES =
      List.of("BSCALE", "BZERO", "BLANK", "PIXVALUE", "NPIX1", "NPIX2");

  private StateText() {}

  static String settings(QuicklookSettings settings, InstrumentProfile profile, String filetype) {
    QuicklookRules rules = profile.quicklook();
    return hash(
        text(
            Arrays.asList(
                DRAWING,
                settings.style(),
                settings.goodPixels(),
                settings.noValue(),
                settings.sizes(),
                settings.deepZoom(),
                profile.id(),
                profile.title(),
                filetype,
                rules.jpegs().contains(filetype),
                rules.thumbnails().contains(filetype),
                rules.withJpegs(Set.of()))));
  }

  /** The HDUs whose data count: planes, and the flags of the same EXTVER. */
  static List<Hdu> counted(Subject subject) {
    List<Hdu> planes = subject.rules().planes(subject.file());
    String quality = subject.rules().quality();
    Stream<Hdu> flags =
        quality == null
            ? Stream.empty()
            : subject.file().named(quality).stream()
                .filter(hdu -> planes.stream().anyMatch(plane -> plane.extver() == hdu.extver()));
    return Stream.concat(planes.stream(), flags).toList();
  }

  static String headers(Subject subject, List<Hdu> counted) {
    QuicklookRules.Place place = subject.rules().place();
    List<@Nullable Object> parts = new ArrayList<>();
    parts.add(subject.name().fullRootname());
    parts.add(subject.name().filename());
    parts.add(ImageFacts.of(subject.profile(), subject.file()));
    parts.add(subject.detector());
    parts.add(subject.style());
    parts.add(place == null ? "" : value(subject.primary(), place.subarray()));
    List<String> keywords = keywords(subject.rules());
    for (Hdu hdu : counted) {
      parts.add(List.of(hdu.label(), hdu.type(), hdu.bitpix(), hdu.axes()));
      keywords.forEach(keyword -> parts.add(value(hdu.header(), keyword)));
      parts.add(WorldCoordinates.of(new HeaderPair(hdu.header(), subject.primary())).orElse(null));
      parts.add(compression(hdu));
    }
    return hash(text(parts));
  }

  private static List<String> keywords(QuicklookRules rules) {
    List<String> keywords = new ArrayList<>(VALUES);
    QuicklookRules.Mosaic mosaic = rules.mosaic();
    if (mosaic != null) {
      keywords.add(mosaic.keyword());
    }
    QuicklookRules.Place place = rules.place();
    if (place != null) {
      keywords.addAll(place.offset());
      keywords.addAll(place.step());
    }
    ActiveArea active = rules.active();
    if (active != null) {
      keywords.addAll(active.offset());
      keywords.addAll(active.scale());
    }
    return keywords;
  }

  private static String value(Header header, String keyword) {
    return keyword + "=" + header.find(keyword).map(value -> value.literal()).orElse("");
  }

  /** All that says how tiles were compressed. */
  private static String compression(Hdu hdu) {
    return hdu.header().find("ZIMAGE").isEmpty()
        ? ""
        : hdu.header().cards().stream()
            .filter(card -> card.keyword().startsWith("Z"))
            .map(Card::toString)
            .collect(Collectors.joining("\n"));
  }

  static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The same in every Java process: sets and maps in order, records by their components. */
  private static String text(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> text(entry.getKey()) + "=" + text(entry.getValue()))
          .sorted()
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof Collection<?> many) {
      Stream<String> texts = many.stream().map(StateText::text);
      return (many instanceof Set ? texts.sorted() : texts)
          .collect(Collectors.joining(",", "[", "]"));
    }
    if (value instanceof Record set) {
      return Stream.of(set.getClass().getRecordComponents())
          .map(component -> component.getName() + "=" + text(component(set, component)))
          .collect(Collectors.joining(",", "(", ")"));
    }
    return String.valueOf(value);
  }

  private static @Nullable Object component(Record owner, RecordComponent component) {
    try {
      return component.getAccessor().invoke(owner);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " is not public", e);
    }
  }
}
