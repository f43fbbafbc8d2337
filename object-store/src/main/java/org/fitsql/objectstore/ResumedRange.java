package org.fitsql.objectstore;

import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of one range. Where the connection breaks before they are all there, the rest is asked
 * for again, of the same version.
 */
final class ResumedRange extends InputStream {
  private final StoredFile file;
  private final Requests requests;
  private final long end;
  private long position;
  private InputStream body;
  private int failed;

  ResumedRange(StoredFile file, Requests requests, long from, long length, InputStream body) {
    this.file = file;
    this.requests = requests;
    this.position = from;
    this.end = from + length;
    this.body = body;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (position >= end) {
      return -1;
    }
    if (length == 0) {
      return 0;
    }
    while (true) {
      String why;
      try {
        int count = body.read(into, offset, (int) Math.min(length, end - position));
        if (count > 0) {
          position += count;
          failed = 0;
          return count;
        }
        why = "the answer ends at byte " + position + " and not at " + end;
      } catch (IOException e) {
        why = String.valueOf(e.getMessage());
      }
      resume(why);
    }
  }

  private void resume(String why) throws IOException {
    failed++;
    if (failed >= BackOff.ATTEMPTS) {
      throw new IOException(file + ": asked " + failed + " times, and each time " + why);
    }
    requests.pause(failed);
    close();
    try {
      body = file.ask(position, end - position).body();
    } catch (RefusedException e) {
      throw file.exception(e.refusal());
    }
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
