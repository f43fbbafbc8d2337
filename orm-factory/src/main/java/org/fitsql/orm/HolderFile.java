package org.fitsql.orm;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says beside an embedded database who has it open, for those who find it locked: {@code
 * fitsql.holder} beside {@code fitsql.mv.db}. It locks nothing; one that a killed process left says
 * nothing wrong, because it is read only while the database is locked, and written by each holder.
 */
final class HolderFile {
  private static final Logger LOG = LoggerFactory.getLogger(HolderFile.class);
  private static final Pattern PLACE = Pattern.compile("(?:file:)?(~?[^:]+)");

  /** The class that was started and its first word; what follows may hold secrets. */
  private static final Pattern COMMAND = Pattern.compile("\\S+\\s+([a-z][a-z-]*)(?:\\s.*)?");

  private final Path file;

  private HolderFile(Path file) {
    this.file = file;
  }

  /** That of a database; none of a server or of one in memory. */
  static Optional<HolderFile> of(JdbcUrl url) {
    Matcher place = PLACE.matcher(url.place());
    if (url.product() != JdbcUrl.Product.H2 || !place.matches()) {
      return Optional.empty();
    }
    try {
      String path = place.group(1).replaceFirst("^~", Matcher.quoteReplacement(home()));
      return Optional.of(new HolderFile(Path.of(path + ".holder")));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static String home() {
    return System.getProperty("user.home", "");
  }

  /** From now on it says this process. What cannot be written is not told, and stops nothing. */
  void write() {
    Properties holder = new Properties();
    holder.setProperty("pid", String.valueOf(ProcessHandle.current().pid()));
    holder.setProperty("host", host());
    holder.setProperty("user", System.getProperty("user.name", "unknown"));
    holder.setProperty("command", command());
    try {
      StringWriter text = new StringWriter();
      holder.store(text, null);
      Files.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOG.debug("{} cannot be written", file, e);
    }
  }

  /** Whoever closes the database does so before it lets another in. */
  void remove() {
    try {
      if (isOwn(read())) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.debug("{} cannot be removed", file, e);
    }
  }

  /** Who has it open, in words; empty where nobody says so. */
  Optional<String> told() {
    try {
      Properties holder = read();
      if (isOwn(holder) || isDead(holder)) {
        return Optional.empty();
      }
      return Optional.of(
          "process %s (fitsql %s) on host %s, user %s, since %s,"
              .formatted(
                  holder.getProperty("pid"),
                  holder.getProperty("command"),
                  holder.getProperty("host"),
                  holder.getProperty("user"),
                  Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.SECONDS)));
    } catch (IOException | IllegalArgumentException e) {
      LOG.debug("{} does not say who holds the database", file, e);
      return Optional.empty();
    }
  }

  private Properties read() throws IOException {
    Properties holder = new Properties();
    holder.load(new StringReader(Files.readString(file)));
    return holder;
  }

  private static boolean isHere(Properties holder) {
    return host().equals(holder.getProperty("host"));
  }

  private static boolean isOwn(Properties holder) {
    String own = String.valueOf(ProcessHandle.current().pid());
    return isHere(holder) && own.equals(holder.getProperty("pid"));
  }

  private static boolean isDead(Properties holder) {
    long pid = Long.parseLong(Objects.requireNonNullElse(holder.getProperty("pid"), ""));
    return isHere(holder) && ProcessHandle.of(pid).isEmpty();
  }

  private static String command() {
    Matcher command = COMMAND.matcher(System.getProperty("sun.java.command", ""));
    return command.matches() ? command.group(1) : "unknown";
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
