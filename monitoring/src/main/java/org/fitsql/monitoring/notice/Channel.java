package org.fitsql.monitoring.notice;

/** A way to whoever is to be told. */
public interface Channel {

  /**
   * Tells it, and returns when it has arrived.
   *
   * @throws NotToldException where it did not arrive; the message holds no secret
   */
  void send(Notice notice) throws NotToldException, InterruptedException;
}
