package org.fitsql.objectstore;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads listings of a bucket (ListObjectsV2), up to a thousand entries a request. */
final class Listing {
  private final Requests requests;

  Listing(Requests requests) {
    this.requests = requests;
  }

  /**
   * @param key of an object, or what keys have in common up to a slash, without that slash
   * @param version of the object; null for a prefix
   */
  record Entry(String key, @Nullable Version version) {}

  /**
   * @param next token of the page after, or null where this is the last
   */
  record Page(List<Entry> entries, @Nullable String next) {}

  /**
   * One page.
   *
   * @param prefix that keys begin with: empty, or with a slash at its end
   * @param flat all objects below; else those that lie there directly, and the prefixes beside them
   * @param most entries
   * @param token of the page, or null for the first
   */
  Page page(String prefix, boolean flat, int most, @Nullable String token) throws IOException {
    // in the order of their names, as signatures want them
    StringBuilder query = new StringBuilder();
    if (token != null) {
      query.append("continuation-token=").append(Encoding.of(token)).append('&');
    }
    query.append(flat ? "" : "delimiter=%2F&");
    query.append("encoding-type=url&list-type=2&max-keys=").append(most);
    query.append("&prefix=").append(Encoding.of(prefix));
    try {
      Answer answer = requests.ask("GET", "", query.toString(), Map.of());
      try (InputStream body = answer.body()) {
        return parse(prefix, body);
      }
    } catch (RefusedException e) {
      throw e.refusal().isAbsent() && e.refusal().code().equals("NoSuchBucket")
          ? new NoSuchFileException(requests.named(""), null, "there is no such bucket")
          : e.refusal().exception(requests.named(prefix));
    } catch (XMLStreamException | DateTimeParseException | IllegalArgumentException e) {
      throw new IOException(
          requests.named(prefix) + ": the store's listing cannot be read: " + e.getMessage(), e);
    }
  }

  private Page parse(String prefix, InputStream body) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    XMLStreamReader xml = factory.createXMLStreamReader(body);
    Reading reading = new Reading(prefix);
    StringBuilder text = new StringBuilder();
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> text.setLength(0);
        case XMLStreamConstants.CHARACTERS -> text.append(xml.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          reading.end(xml.getLocalName(), text.toString());
          text.setLength(0);
        }
        default -> {}
      }
    }
    return reading.page();
  }

  /** What was read of a listing so far. */
  private static final class Reading {
    private final String asked;
    private final List<Entry> entries = new ArrayList<>();
    private String key = "";
    private String etag = "";
    private String size = "";
    private String modified = "";
    private String prefix = "";
    private boolean truncated;
    private @Nullable String next;
    private boolean whole;

    Reading(String asked) {
      this.asked = asked;
    }

    private void end(String element, String text) {
      switch (element) {
        case "Key" -> key = decoded(text);
        case "ETag" -> etag = text;
        case "Size" -> size = text;
        case "LastModified" -> modified = text;
        case "Prefix" -> prefix = decoded(text);
        case "IsTruncated" -> truncated = text.strip().equals("true");
        case "NextContinuationToken" -> next = text;
        case "Contents" -> add();
        case "CommonPrefixes" ->
            entries.add(new Entry(prefix.substring(0, prefix.length() - 1), null));
        case "ListBucketResult" -> whole = true;
        default -> {}
      }
    }

    /** Keys that end in a slash are how some programs mark directories. */
    private void add() {
      if (!key.endsWith("/") && key.startsWith(asked)) {
        entries.add(
            new Entry(key, new Version(etag, Long.parseLong(size), Instant.parse(modified))));
      }
      etag = "";
    }

    private static String decoded(String text) {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private Page page() {
      if (!whole || truncated && next == null) {
        throw new IllegalArgumentException("it is no ListBucketResult, or lacks its token");
      }
      return new Page(List.copyOf(entries), truncated ? next : null);
    }
  }
}
