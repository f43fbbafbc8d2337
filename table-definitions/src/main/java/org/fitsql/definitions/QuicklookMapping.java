package org.fitsql.definitions;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From the {@code quicklook} keys of {@code instrument.yaml} to {@link QuicklookRules}. */
final class QuicklookMapping {

  private QuicklookMapping() {}

  static QuicklookRules of(InstrumentFile content, YamlValues values) {
    InstrumentFile.@Nullable Quicklook rules = content.quicklook();
    if (rules == null) {
      throw values.wrong("quicklook", "has no value. Give it the keys jpegs, plane and so on.");
    }
    Set<String> jpegs = subset(values, "quicklook.jpegs", rules.jpegs(), content.filetypes());
    return new QuicklookRules(
        jpegs,
        subset(values, "quicklook.thumbnails", rules.thumbnails(), List.copyOf(jpegs)),
        values.text("quicklook.plane", rules.plane()),
        rules.quality(),
        mask(values, rules),
        mosaic(values, rules.mosaic()),
        values.text("quicklook.folder", rules.folder()));
  }

  /** May be empty: an instrument without images. */
  private static Set<String> subset(
      YamlValues values, String key, @Nullable List<String> filetypes, List<String> allowed) {
    if (filetypes == null) {
      throw values.wrong(key, "has no value. Write [] for none.");
    }
    for (String filetype : filetypes) {
      if (!allowed.contains(filetype)) {
        throw values.wrong(key, "'" + filetype + "' is none of " + allowed + ".");
      }
    }
    return new LinkedHashSet<>(filetypes);
  }

  private static int mask(YamlValues values, InstrumentFile.Quicklook rules) {
    List<Integer> flags = rules.badPixels() == null ? List.of() : rules.badPixels();
    if (!flags.isEmpty() && rules.quality() == null) {
      throw values.wrong(
          "quicklook.bad-pixels", "needs quicklook.quality, the EXTNAME of the flags.");
    }
    int mask = 0;
    for (Integer flag : flags) {
      if (flag == null || flag <= 0) {
        throw values.wrong("quicklook.bad-pixels", "'" + flag + "' is not a flag. Use 1, 2, 4 ...");
      }
      mask |= flag;
    }
    return mask;
  }

  private static QuicklookRules.@Nullable Mosaic mosaic(
      YamlValues values, InstrumentFile.@Nullable Mosaic mosaic) {
    return mosaic == null
        ? null
        : new QuicklookRules.Mosaic(
            values.text("quicklook.mosaic.keyword", mosaic.keyword()),
            values.list("quicklook.mosaic.bottom-to-top", mosaic.bottomToTop()));
  }
}
