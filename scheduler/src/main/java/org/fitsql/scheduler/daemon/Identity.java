package org.fitsql.scheduler.daemon;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Which daemon it is.
 *
 * @param host name of the host
 * @param pid process on that host
 */
public record Identity(String host, long pid) {

  /** This process. */
  public static Identity ofProcess() {
    return new Identity(hostName(), ProcessHandle.current().pid());
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  /** {@code host:pid}. */
  @Override
  public String toString() {
    return host + ":" + pid;
  }
}
