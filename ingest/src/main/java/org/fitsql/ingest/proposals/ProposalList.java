package org.fitsql.ingest.proposals;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.fitsql.ingest.proposals.ProposalEntry.About;

/**
 * A list as it stands in a file: CSV with a header line that names {@code proposid} or {@code
 * rootname} or both, and {@code proposal_type} or {@code release_date} or both; other columns are
 * left alone. A line with a rootname is about that observation, one without about the proposal.
 *
 * @param entries one per line that is sound
 * @param unclear what lines are about that are not; what was known of it stays in force
 * @param badLines in order
 */
public record ProposalList(
    List<ProposalEntry> entries, Set<About> unclear, List<BadLine> badLines) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreHeaderCase(true)
          .setIgnoreSurroundingSpaces(true)
          .setTrim(true)
          .setCommentMarker('#')
          .get();

  /**
   * A line that cannot be used.
   *
   * @param line from 1
   * @param message what is wrong, naming the value
   */
  public record BadLine(long line, String message) {}

  /**
   * Reads a list.
   *
   * @throws ProposalListException where the file cannot be read or is no such list; no line of it
   *     can be trusted then
   */
  public static ProposalList read(Path file) throws ProposalListException {
    String text = text(file);
    try (CSVParser parser = CSVParser.parse(new StringReader(text), FORMAT)) {
      ProposalLine lines = ProposalLine.ofHeader(parser.getHeaderNames());
      Reading reading = new Reading();
      for (CSVRecord record : parser) {
        reading.add(record, parser.getCurrentLineNumber(), lines);
      }
      return new ProposalList(
          List.copyOf(reading.entries.values()),
          Set.copyOf(reading.unclear),
          List.copyOf(reading.badLines));
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      Throwable cause =
          e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
      throw new ProposalListException(
          "proposal list " + file + " is no CSV: " + cause.getMessage());
    } catch (ProposalListException e) {
      throw new ProposalListException("proposal list " + file + ": " + e.getMessage());
    }
  }

  private static String text(Path file) throws ProposalListException {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new ProposalListException("proposal list " + file + " is no UTF-8 text");
    } catch (IOException e) {
      throw new ProposalListException("proposal list " + file + " cannot be read (" + e + ")");
    }
  }

  /** Collects lines. */
  private static final class Reading {
    private final Map<About, ProposalEntry> entries = new LinkedHashMap<>();
    private final Set<About> unclear = new HashSet<>();
    private final List<BadLine> badLines = new ArrayList<>();

    void add(CSVRecord record, long line, ProposalLine lines) {
      if (record.size() == 1 && record.get(0).isEmpty()) {
        return;
      }
      Optional<About> about = lines.about(record);
      try {
        ProposalEntry entry = lines.entry(record, line);
        ProposalEntry twin = entries.putIfAbsent(entry.about(), entry);
        if (twin != null && !twin.saysAs(entry)) {
          badLines.add(
              new BadLine(
                  line,
                  "line %d says something else of %s, and counts"
                      .formatted(twin.line(), twin.about())));
        }
      } catch (ProposalListException e) {
        badLines.add(new BadLine(line, String.valueOf(e.getMessage())));
        about.ifPresent(unclear::add);
      }
    }
  }
}
