package org.fitsql.definitions;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the {@code quicklook} section of {@code instrument.yaml}. */
final class QuicklookReader {

  private final YamlSection rules;

  private QuicklookReader(YamlSection rules) {
    this.rules = rules;
  }

  static QuicklookRules read(YamlSection yaml, List<String> detectors, List<String> filetypes) {
    YamlSection rules =
        yaml.section(
            "quicklook",
            "jpegs",
            "thumbnails",
            "plane",
            "quality",
            "bad-pixels",
            "saturation",
            "active",
            "styles",
            "mosaic",
            "folder",
            "place");
    return new QuicklookReader(rules).rules(detectors, filetypes);
  }

  private QuicklookRules rules(List<String> detectors, List<String> filetypes) {
    Set<String> jpegs = subset("jpegs", filetypes);
    return new QuicklookRules(
        jpegs,
        subset("thumbnails", jpegs),
        rules.text("plane"),
        rules.optionalText("quality"),
        flags(rules, "bad-pixels"),
        mosaic(),
        rules.text("folder"),
        saturation(),
        rules.has("active") ? ActiveAreaReader.read(rules, detectors, filetypes) : null,
        StyleReader.read(rules, detectors, filetypes),
        place());
  }

  /** May be empty: an instrument without images. */
  private Set<String> subset(String key, Collection<String> allowed) {
    Set<String> chosen = new LinkedHashSet<>(rules.texts(key));
    for (String filetype : chosen) {
      if (!allowed.contains(filetype)) {
        throw rules.wrong(key, "names " + filetype + ", which is none of " + allowed + ".");
      }
    }
    return Collections.unmodifiableSet(chosen);
  }

  private Saturation saturation() {
    if (!rules.has("saturation")) {
      return new Saturation(0, Double.NaN);
    }
    YamlSection saturation = rules.section("saturation", "flags", "from");
    double from = saturation.has("from") ? saturation.number("from") : Double.NaN;
    return new Saturation(flags(saturation, "flags"), from);
  }

  private int flags(YamlSection section, String key) {
    List<String> flags = section.has(key) ? section.texts(key) : List.of();
    if (!flags.isEmpty() && !rules.has("quality")) {
      throw section.wrong(key, "needs quality, the EXTNAME of the HDUs with the flags.");
    }
    int mask = 0;
    for (String flag : flags) {
      mask |= flag(section, key, flag);
    }
    return mask;
  }

  private static int flag(YamlSection section, String key, String text) {
    try {
      int flag = Integer.parseInt(text);
      if (Integer.bitCount(flag) == 1 && flag > 0) {
        return flag;
      }
    } catch (NumberFormatException e) {
      throw section.wrong(key, "holds '" + text + "'. Use the flags 1, 2, 4, 8 ...");
    }
    throw section.wrong(key, "holds " + text + ". Use the flags 1, 2, 4, 8 ...");
  }

  private QuicklookRules.@Nullable Mosaic mosaic() {
    if (!rules.has("mosaic")) {
      return null;
    }
    YamlSection mosaic = rules.section("mosaic", "keyword", "bottom-to-top", "gap");
    return new QuicklookRules.Mosaic(
        mosaic.text("keyword"),
        mosaic.texts("bottom-to-top"),
        mosaic.has("gap") ? pixels(mosaic, "gap") : 0);
  }

  private QuicklookRules.@Nullable Place place() {
    if (!rules.has("place")) {
      return null;
    }
    YamlSection place = rules.section("place", "partial", "offset", "step", "sizes");
    Map<String, QuicklookRules.Size> sizes = new LinkedHashMap<>();
    for (YamlSection size : place.sections("sizes", "detector", "width", "height")) {
      sizes.put(
          size.text("detector"),
          new QuicklookRules.Size(pixels(size, "width"), pixels(size, "height")));
    }
    return new QuicklookRules.Place(
        place.text("partial"), pair(place, "offset"), pair(place, "step"), sizes);
  }

  private static List<String> pair(YamlSection section, String key) {
    List<String> pair = section.texts(key);
    if (pair.size() != 2) {
      throw section.wrong(key, "holds " + pair + ". Name two keywords: of x and of y.");
    }
    return pair;
  }

  private static int pixels(YamlSection section, String key) {
    String text = section.text(key);
    if (!text.matches("\\d{1,6}")) {
      throw section.wrong(key, "= " + text + " is no number of pixels.");
    }
    return Integer.parseInt(text);
  }
}
