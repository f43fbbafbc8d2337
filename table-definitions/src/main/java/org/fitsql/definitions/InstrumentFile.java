package org.fitsql.definitions;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of {@code instrument.yaml}, as they stand in the file. */
record InstrumentFile(
    @JsonProperty(required = true) String title,
    @JsonProperty(value = "file-name", required = true) String filename,
    @JsonProperty(required = true) List<String> keys,
    @Nullable String companion,
    @JsonProperty(required = true) String directory,
    @JsonProperty(required = true) List<String> detectors,
    @JsonProperty(value = "detector-rules", required = true) List<Rule> detectorRules,
    @JsonProperty(required = true) List<String> filetypes,
    @JsonProperty(required = true) List<String> extensions,
    @Nullable Keywords keywords,
    @Nullable List<Repeated> repeated,
    @JsonProperty(required = true) Quicklook quicklook) {

  record Rule(
      @JsonProperty(required = true) String keyword, @JsonProperty(required = true) String value) {}

  record Keywords(
      @Nullable String rootname,
      @Nullable String proposal,
      @JsonProperty("proposal-type") @Nullable String proposalType) {}

  record Repeated(
      @JsonProperty(required = true) String table,
      @JsonProperty(value = "index-column", required = true) String indexColumn,
      @JsonProperty(required = true) String keyword) {}

  record Quicklook(
      @JsonProperty(required = true) List<String> jpegs,
      @JsonProperty(required = true) List<String> thumbnails,
      @JsonProperty(required = true) String plane,
      @Nullable String quality,
      @JsonProperty("bad-pixels") @Nullable List<Integer> badPixels,
      @Nullable Mosaic mosaic,
      @JsonProperty(required = true) String folder) {}

  record Mosaic(
      @JsonProperty(required = true) String keyword,
      @JsonProperty(value = "bottom-to-top", required = true) List<String> bottomToTop) {}
}
