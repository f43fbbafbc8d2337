package org.fitsql.monitoring.notice;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells notices; that one does not arrive is logged and stops nothing. */
public final class Notifier {
  private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);

  private final Channel channel;

  public Notifier(Channel channel) {
    this.channel = channel;
  }

  /** Tells it; whether it arrived. */
  public boolean tell(Notice notice) {
    try {
      channel.send(notice);
      LOG.info("Told of {}: {}", notice.event().word(), notice.subject());
      return true;
    } catch (NotToldException e) {
      LOG.warn("Nobody could be told of {}: {}", notice.event().word(), e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      LOG.warn("Nobody could be told of {}: it was interrupted", notice.event().word());
    } catch (RuntimeException e) {
      LOG.error("Nobody could be told of {}", notice.event().word(), e);
    }
    return false;
  }
}
