package org.fitsql.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fitsql.cli.output.Json;
import org.fitsql.cli.output.Output;
import org.fitsql.fits.DataCheck;
import org.fitsql.fits.Finding;
import org.fitsql.fits.FitsException;
import org.fitsql.fits.FitsFile;
import org.fitsql.fits.FitsReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fitsql check}. */
@Command(
    name = "check",
    description = {
      "Checks files against the FITS standard, without a database: structure, keywords, sizes.",
      "What is an error and what a warning is as for fitsverify."
    },
    sortOptions = false,
    footer = {
      "",
      "--json prints an array: [{file, errors, warnings, unreadable (why, or null), findings [{severity, rule, hdu,",
      "keyword, byte_offset, message}]}].",
      "",
      "Exit codes: 0 no errors; 3 some file has errors or cannot be read.",
      "",
      "Examples:",
      "  fitsql check j8bt05njq_flt.fits",
      "  fitsql check --checksums --severity error */*.fits",
    })
final class CheckAction extends Action {
  @Parameters(paramLabel = "FILE", arity = "1..*", description = "FITS files, gzipped or not.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--checksums",
      description = "Verify CHECKSUM, DATASUM and the padding of data too, which reads all data.")
  private boolean checksums;

  @Option(
      names = "--severity",
      paramLabel = "SEVERITY",
      description = "Print only errors, or only warnings: error or warning.")
  private @Nullable String severity;

  CheckAction(Surroundings around) {
    super(around);
  }

  /**
   * What became of one file.
   *
   * @param unreadable why it could not be read from the disk, or an empty string
   */
  private record Checked(String file, List<Finding> findings, String unreadable) {
    private long errors() {
      return findings.stream().filter(Finding::isError).count();
    }

    private boolean isSound() {
      return errors() == 0 && unreadable.isEmpty();
    }
  }

  @Override
  int perform() throws IOException {
    if (severity != null && !severity.equals("error") && !severity.equals("warning")) {
      throw usage("--severity " + severity + ": expected error or warning.");
    }
    FitsReader reader = new FitsReader();
    boolean sound = true;
    List<Map<String, @Nullable Object>> json = new ArrayList<>();
    for (String file : files) {
      Checked checked = check(reader, file);
      sound &= checked.isSound();
      if (json()) {
        json.add(json(checked));
      } else {
        lines(checked).forEach(around().out()::println);
      }
    }
    if (json()) {
      Json.write(Output.to(around().out()), json);
    }
    return sound ? ExitCode.DONE : ExitCode.SOME_FAILED;
  }

  private Checked check(FitsReader reader, String file) {
    try {
      Path path = around().workingDirectory().resolve(file);
      FitsFile fits = reader.read(path);
      return new Checked(file, (checksums ? DataCheck.of(fits) : fits).findings(), "");
    } catch (FitsException e) {
      return new Checked(file, List.of(e.finding()), "");
    } catch (IOException | RuntimeException e) {
      return new Checked(file, List.of(), "cannot be read: " + e);
    }
  }

  private List<String> lines(Checked checked) {
    List<String> lines = new ArrayList<>();
    if (!checked.unreadable.isEmpty()) {
      lines.add(checked.file + ": " + checked.unreadable);
      return lines;
    }
    long errors = checked.errors();
    long warnings = checked.findings.size() - errors;
    if (!quiet() || errors > 0) {
      lines.add("%s: %d errors, %d warnings".formatted(checked.file, errors, warnings));
    }
    checked.findings.stream().filter(this::isShown).map(CheckAction::line).forEach(lines::add);
    return lines;
  }

  private boolean isShown(Finding finding) {
    return severity == null || finding.rule().severity().word().equals(severity);
  }

  private static String line(Finding finding) {
    String keyword = finding.keyword().isEmpty() ? "" : ", " + finding.keyword();
    // a header may hold anything, and the terminal is no place for it
    return "  %s HDU %d, byte %d%s: %s [%s]"
        .formatted(
            finding.rule().severity().word(),
            finding.hdu(),
            finding.offset(),
            keyword,
            finding.message(),
            finding.rule().word())
        .replaceAll("\\p{Cntrl}+", " ");
  }

  private Map<String, @Nullable Object> json(Checked checked) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("file", checked.file);
    json.put("errors", checked.errors());
    json.put("warnings", checked.findings.size() - checked.errors());
    json.put("unreadable", checked.unreadable.isEmpty() ? null : checked.unreadable);
    json.put(
        "findings",
        checked.findings.stream().filter(this::isShown).map(CheckAction::json).toList());
    return json;
  }

  private static Map<String, Object> json(Finding finding) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("severity", finding.rule().severity().word());
    json.put("rule", finding.rule().word());
    json.put("hdu", finding.hdu());
    json.put("keyword", finding.keyword());
    json.put("byte_offset", finding.offset());
    json.put("message", finding.message());
    return json;
  }
}
