package org.fitsql.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fitsql.cli.output.Json;
import org.fitsql.cli.output.Output;
import org.fitsql.quicklook.ContactSheet;
import org.fitsql.quicklook.FilePicture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What became of the files that {@code fitsql quicklook} was to draw, for people and as JSON. */
final class QuicklookReport {
  private static final Logger LOG = LoggerFactory.getLogger(QuicklookReport.class);

  private final Surroundings around;
  private final boolean json;
  private final @Nullable ContactSheet sheet;
  private final List<Map<String, @Nullable Object>> images = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> failures = new ArrayList<>();

  /**
   * @param sheet that shows all files, or null
   */
  QuicklookReport(Surroundings around, boolean json, @Nullable ContactSheet sheet) {
    this.around = around;
    this.json = json;
    this.sheet = sheet;
  }

  /**
   * @param path of the file
   * @param file as the user named it
   * @param image that was written, or null
   */
  void drawn(Path path, String file, @Nullable Path image, FilePicture picture) throws IOException {
    Map<String, @Nullable Object> told = new LinkedHashMap<>();
    told.put("file", file);
    told.put("image", image);
    told.put("hdu", picture.hdu());
    told.put("width", picture.width());
    told.put("height", picture.height());
    told.put("low", picture.low());
    told.put("high", picture.high());
    told.put("description", picture.description());
    images.add(told);
    if (!json && image != null) {
      around
          .out()
          .printf(
              "%s: %s, %d x %d, %s -> %s%n",
              file,
              picture.hdu(),
              picture.width(),
              picture.height(),
              picture.description(),
              around.workingDirectory().relativize(image));
    }
    if (sheet != null) {
      sheet.add(String.valueOf(path.getFileName()), picture);
    }
  }

  /**
   * @param onSheet whether the sheet shows it as a failure
   */
  void failed(String file, String message, Throwable cause, boolean onSheet) throws IOException {
    LOG.debug("{} was not drawn", file, cause);
    Map<String, @Nullable Object> failure = new LinkedHashMap<>();
    failure.put("file", file);
    failure.put("message", message);
    failures.add(failure);
    around.err().println("fitsql: " + message);
    if (sheet != null && onSheet) {
      int colon = message.indexOf(": ");
      sheet.addFailure(
          String.valueOf(Path.of(file).getFileName()),
          colon < 0 ? message : message.substring(colon + 2));
    }
  }

  boolean hasFailures() {
    return !failures.isEmpty();
  }

  /**
   * @param pages of the sheet
   */
  void end(List<Path> pages) throws IOException {
    if (json) {
      Map<String, @Nullable Object> all = new LinkedHashMap<>();
      all.put("images", images);
      all.put("pages", pages);
      all.put("failures", failures);
      Json.write(Output.to(around.out()), all);
      return;
    }
    for (Path page : pages) {
      around.out().println("Contact sheet: " + around.workingDirectory().relativize(page));
    }
    if (!failures.isEmpty()) {
      int files = images.size() + failures.size();
      around.err().println(failures.size() + " of " + files + " files could not be drawn.");
    }
  }
}
