package org.fitsql.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.config.Key;
import org.fitsql.cli.header.CardLines;
import org.fitsql.cli.header.DiffText;
import org.fitsql.cli.header.HeaderJson;
import org.fitsql.cli.header.HistoryText;
import org.fitsql.cli.output.Json;
import org.fitsql.cli.output.Output;
import org.fitsql.cli.status.Bookkeeping;
import org.fitsql.ingest.cards.DamagedCardsException;
import org.fitsql.ingest.cards.HduHeader;
import org.fitsql.ingest.cards.HeaderChange;
import org.fitsql.ingest.cards.HeaderDiff;
import org.fitsql.ingest.cards.HeaderVersion;
import org.fitsql.ingest.cards.StoredCorrection;
import org.fitsql.ingest.cards.StoredFile;
import org.fitsql.ingest.cards.StoredHeaders;
import org.fitsql.orm.Database;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fitsql header}. */
@Command(
    name = "header",
    description = {
      "Prints the headers of a file, card for card, from the database alone; earlier versions too,",
      "and what changed between them."
    },
    sortOptions = false,
    footer = {
      "",
      "Each card is a line of 80 bytes, END included. On a terminal trailing blanks are left off",
      "and a line names each HDU. --json prints one object: path, version, run, header_hash,",
      "hdus [{index, type, extname, extver, cards [{keyword, value, comment, unit}]}], corrections",
      "[{hdu, keyword, state, table, column, original, corrected, author, date, reason}]; a commentary",
      "card has no value, an undefined value is null, NaN and complex numbers are strings.",
      "Cards are always as they were in the file; corrections of them are told on standard error.",
      "",
      "Examples:",
      "  fitsql header j8bt05njq_flt.fits",
      "  fitsql header --hdu 1 j8bt/j8bt05njq/j8bt05njq_flt.fits",
      "  fitsql header --raw j8bt05njq_flt.fits > headers.fits",
      "  fitsql header --history j8bt05njq_flt.fits",
      "  fitsql header --diff 1 2 j8bt05njq_flt.fits",
    })
final class HeaderAction extends DatabaseAction {

  @Parameters(
      paramLabel = "FILE",
      description = "Path relative to the archive, path into the archive, or name of a file.")
  private String file = "";

  @Option(names = "--hdu", paramLabel = "N", description = "Only this HDU; the primary is 0.")
  private @Nullable Integer hdu;

  @Option(
      names = "--version",
      paramLabel = "V",
      description = "This version of the headers (default: the latest).")
  private @Nullable Long version;

  @Option(
      names = "--diff",
      arity = "2",
      paramLabel = "V",
      description = "What changed from one version to another.")
  private @Nullable List<Long> diff;

  @Option(names = "--history", description = "List the versions of the headers.")
  private boolean history;

  @Option(
      names = "--raw",
      description = "Write the bytes of the headers as they were, in blocks of 2,880.")
  private boolean raw;

  HeaderAction(Surroundings around) {
    super(around);
  }

  @Override
  List<Key> keys() {
    List<Key> keys = new ArrayList<>(super.keys());
    keys.add(0, Key.ARCHIVE);
    return keys;
  }

  @Override
  int read(
      Configuration configuration, Database database, Bookkeeping bookkeeping, Set<String> tables)
      throws IOException, RefusedException {
    checkOptions();
    ArchivedFile archived =
        ArchivedFile.find(file, database, configuration, around().workingDirectory());
    StoredHeaders stored = new StoredHeaders(database);
    List<HeaderVersion> versions = stored.versions(archived.path());
    if (versions.isEmpty()) {
      throw archived.withoutHeaders();
    }
    try {
      if (history) {
        printHistory(versions);
      } else if (diff != null) {
        printDiff(stored, archived, find(versions, diff.get(0)), find(versions, diff.get(1)));
      } else {
        HeaderVersion last = versions.get(versions.size() - 1);
        HeaderVersion wanted = version == null ? last : find(versions, version);
        printHeader(
            stored, archived, wanted, corrections(database, archived, wanted == last, tables));
      }
      return ExitCode.DONE;
    } catch (DamagedCardsException e) {
      around().err().println("fitsql: " + e.getMessage());
      around().err().println("Restore tables hdus and card_dictionaries from a backup.");
      return ExitCode.SOME_FAILED;
    }
  }

  /** Those of the latest headers, which alone have rows. */
  private List<StoredCorrection> corrections(
      Database database, ArchivedFile archived, boolean latest, Set<String> tables) {
    return latest && tables.contains("corrections")
        ? StoredCorrection.of(database, archived.path()).stream()
            .filter(correction -> hdu == null || correction.hdu() == hdu)
            .toList()
        : List.of();
  }

  private void checkOptions() {
    long ways =
        Stream.of(raw, json(), history && !json(), diff != null && !json()).filter(w -> w).count();
    if (ways > 1 || (history && diff != null)) {
      throw usage("Give one of --raw, --json, --history, --diff; --json goes with the last two.");
    }
    if (version != null && (history || diff != null)) {
      throw usage("--version goes with neither --history nor --diff.");
    }
    if (hdu != null && history) {
      throw usage("--hdu does not go with --history, which is about the whole file.");
    }
  }

  private static HeaderVersion find(List<HeaderVersion> versions, long wanted)
      throws RefusedException {
    for (HeaderVersion candidate : versions) {
      if (candidate.version() == wanted) {
        return candidate;
      }
    }
    String known =
        versions.stream().map(v -> String.valueOf(v.version())).collect(Collectors.joining(", "));
    throw new RefusedException(
        "There is no version %d of these headers; there is %s (see --history)."
            .formatted(wanted, known));
  }

  private void printHistory(List<HeaderVersion> versions) throws IOException {
    if (json()) {
      Json.write(Output.to(around().out()), versions.stream().map(HeaderJson::of).toList());
    } else {
      HistoryText.lines(versions).forEach(around().out()::println);
    }
  }

  private void printHeader(
      StoredHeaders stored,
      ArchivedFile archived,
      HeaderVersion wanted,
      List<StoredCorrection> corrections)
      throws IOException, RefusedException, DamagedCardsException {
    StoredFile headers = headers(stored, archived, wanted);
    List<HduHeader> hdus = chosen(headers.hdus());
    if (json()) {
      Json.write(Output.to(around().out()), HeaderJson.of(headers, hdus, corrections));
      return;
    }
    try (OutputStream out = Output.bytesTo(around().out())) {
      if (raw) {
        for (HduHeader one : hdus) {
          out.write(one.header().bytes());
        }
      } else {
        new CardLines(around().terminal().out()).write(hdus, out);
      }
    }
    if (!quiet()) {
      corrections.forEach(correction -> around().err().println("correction: " + correction));
    }
  }

  private List<HduHeader> chosen(List<HduHeader> hdus) throws RefusedException {
    if (hdu == null) {
      return hdus;
    }
    if (hdu < 0 || hdu >= hdus.size()) {
      throw new RefusedException(
          "There is no HDU %d; the file has HDU 0 to %d.".formatted(hdu, hdus.size() - 1));
    }
    return List.of(hdus.get(hdu));
  }

  private void printDiff(
      StoredHeaders stored, ArchivedFile archived, HeaderVersion from, HeaderVersion to)
      throws IOException, DamagedCardsException, RefusedException {
    List<HeaderChange> changes =
        HeaderDiff.between(
                headers(stored, archived, from).hdus(), headers(stored, archived, to).hdus())
            .stream()
            .filter(change -> hdu == null || change.hdu() == hdu)
            .toList();
    if (json()) {
      Json.write(
          Output.to(around().out()),
          HeaderJson.of(archived.path(), from.version(), to.version(), changes));
      return;
    }
    DiffText.lines(archived.path(), from, to, changes, hdu != null)
        .forEach(around().out()::println);
  }

  private static StoredFile headers(
      StoredHeaders stored, ArchivedFile archived, HeaderVersion wanted) throws RefusedException {
    return stored.read(archived.path(), wanted.version()).orElseThrow(archived::withoutHeaders);
  }

  @Override
  int nothingYet(String hint) throws RefusedException {
    throw new RefusedException(hint);
  }
}
