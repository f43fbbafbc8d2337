package org.fitsql.orm;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Leads connections to a database server, until it is pulled. */
final class Cable implements AutoCloseable {
  private static final Pattern URL = Pattern.compile("(jdbc:mysql://)([^:/]+):?(\\d*)(/.*)");

  private final ServerSocket plug = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<Socket> ends = new CopyOnWriteArrayList<>();
  private final Matcher target;

  private Cable(Matcher target) throws IOException {
    this.target = target;
  }

  static Cable to(String url) throws IOException {
    Matcher target = URL.matcher(url);
    if (!target.matches()) {
      throw new IllegalArgumentException(url);
    }
    Cable cable = new Cable(target);
    thread(cable::accept);
    return cable;
  }

  String url() {
    return target.group(1) + "127.0.0.1:" + plug.getLocalPort() + target.group(4);
  }

  private void accept() throws IOException {
    int port = target.group(3).isEmpty() ? 3306 : Integer.parseInt(target.group(3));
    while (true) {
      Socket near = plug.accept();
      Socket far = new Socket(target.group(2), port);
      ends.add(near);
      ends.add(far);
      thread(() -> near.getInputStream().transferTo(far.getOutputStream()));
      thread(() -> far.getInputStream().transferTo(near.getOutputStream()));
    }
  }

  private interface Transfer {
    void run() throws IOException;
  }

  private static void thread(Transfer transfer) {
    Thread thread =
        new Thread(
            () -> {
              try {
                transfer.run();
              } catch (IOException e) {
                // the cable was pulled, which is what it is for
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    plug.close();
    for (Socket end : ends) {
      end.close();
    }
  }
}
