package org.fitsql.ingest.proposals;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.fitsql.ingest.proposals.ProposalEntry.About;
import org.jspecify.annotations.Nullable;

/**
 * How the lines of one list are understood.
 *
 * @param columns of the list
 */
record ProposalLine(List<String> columns) {
  private static final String PROPOSID = "proposid";
  private static final String ROOTNAME = "rootname";
  private static final String TYPE = "proposal_type";
  private static final String RELEASE_DATE = "release_date";
  private static final int LONGEST = 64;

  /** What the dates of a database begin and end with. */
  private static final int FIRST_YEAR = 1000;

  private static final int LAST_YEAR = 9999;

  static ProposalLine ofHeader(List<String> names) throws ProposalListException {
    List<String> columns = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    boolean about = columns.contains(PROPOSID) || columns.contains(ROOTNAME);
    boolean said = columns.contains(TYPE) || columns.contains(RELEASE_DATE);
    if (!about || !said) {
      throw new ProposalListException(
          "its first line has to name %s or %s, and %s or %s; it says %s"
              .formatted(PROPOSID, ROOTNAME, TYPE, RELEASE_DATE, String.join(",", names)));
    }
    return new ProposalLine(columns);
  }

  /** What a line is about, even where the rest of it is wrong. */
  Optional<About> about(CSVRecord record) {
    try {
      return Optional.of(aboutOf(record));
    } catch (ProposalListException e) {
      return Optional.empty();
    }
  }

  ProposalEntry entry(CSVRecord record, long line) throws ProposalListException {
    if (!record.isConsistent()) {
      throw new ProposalListException(
          "%d values, expected %d".formatted(record.size(), columns.size()));
    }
    String type = value(record, TYPE);
    if (type != null && type.length() > LONGEST) {
      throw new ProposalListException(
          TYPE + " " + type + " is longer than " + LONGEST + " characters");
    }
    return new ProposalEntry(aboutOf(record), type, date(value(record, RELEASE_DATE)), line);
  }

  private About aboutOf(CSVRecord record) throws ProposalListException {
    String rootname = value(record, ROOTNAME);
    if (rootname != null) {
      if (rootname.length() > LONGEST) {
        throw new ProposalListException(
            ROOTNAME + " " + rootname + " is longer than " + LONGEST + " characters");
      }
      return new About(0, rootname.toLowerCase(Locale.ROOT));
    }
    String proposid = value(record, PROPOSID);
    if (proposid == null) {
      throw new ProposalListException("neither " + PROPOSID + " nor " + ROOTNAME);
    }
    try {
      long number = Long.parseLong(proposid);
      if (number > 0) {
        return new About(number, "");
      }
    } catch (NumberFormatException e) {
      throw new ProposalListException(PROPOSID + " " + proposid + " is no whole number");
    }
    throw new ProposalListException(PROPOSID + " " + proposid + " is not above 0");
  }

  /** {@code 2004-03-30}, {@code 2004-03-30 19:47:36} or with a T; UTC, with or without a Z. */
  private static @Nullable LocalDateTime date(@Nullable String text) throws ProposalListException {
    if (text == null) {
      return null;
    }
    try {
      String iso = text.replace(' ', 'T').replaceFirst("Z$", "");
      LocalDateTime date =
          iso.contains("T") ? LocalDateTime.parse(iso) : LocalDate.parse(iso).atStartOfDay();
      if (date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR) {
        return date.truncatedTo(ChronoUnit.MICROS);
      }
    } catch (DateTimeException e) {
      throw noDate(text);
    }
    throw noDate(text);
  }

  private static ProposalListException noDate(String text) {
    return new ProposalListException(
        RELEASE_DATE + " " + text + " is no date such as 2004-03-30 or 2004-03-30 19:47:36");
  }

  private @Nullable String value(CSVRecord record, String column) {
    int position = columns.indexOf(column);
    if (position < 0 || position >= record.size()) {
      return null;
    }
    String value = record.get(position);
    return value.isEmpty() ? null : value;
  }
}
