package org.fitsql.simulation;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;

/** A time as headers give it. */
record Moment(double mjd) {
  private static final double UNIX_EPOCH = 40_587;
  private static final double DAY = 86_400;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter DAY_OF_YEAR =
      DateTimeFormatter.ofPattern("yyyy.DDD:HH:mm:ss");

  Moment plusSeconds(double seconds) {
    return new Moment(mjd + seconds / DAY);
  }

  /** {@code <name>.mjd}, {@code .date}, {@code .time}, {@code .datetime} and {@code .day}. */
  Map<String, Object> facts(String name) {
    LocalDateTime utc =
        LocalDateTime.ofEpochSecond((long) Math.floor((mjd - UNIX_EPOCH) * DAY), 0, ZoneOffset.UTC);
    Map<String, Object> facts = new TreeMap<>();
    facts.put(name + ".mjd", mjd);
    facts.put(name + ".date", utc.toLocalDate().toString());
    facts.put(name + ".time", TIME.format(utc));
    facts.put(name + ".datetime", utc.toLocalDate() + "T" + TIME.format(utc));
    facts.put(name + ".day", DAY_OF_YEAR.format(utc));
    return facts;
  }
}
