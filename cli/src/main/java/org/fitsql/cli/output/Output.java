package org.fitsql.cli.output;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Standard output as a writer that notices when nobody reads any more. */
public final class Output {
  private static final int BUFFER = 1 << 16;

  private Output() {}

  /** UTF-8; closing it flushes and leaves the stream open. */
  public static Writer to(PrintStream out) {
    return new BufferedWriter(new OutputStreamWriter(watched(out), StandardCharsets.UTF_8), BUFFER);
  }

  /** Bytes as they are; closing it flushes and leaves the stream open. */
  public static OutputStream bytesTo(PrintStream out) {
    return new BufferedOutputStream(watched(out), BUFFER);
  }

  private static OutputStream watched(PrintStream out) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        if (out.checkError()) {
          throw new ClosedOutputException();
        }
      }

      @Override
      public void flush() {
        out.flush();
      }

      @Override
      public void close() {
        out.flush();
      }
    };
  }

  /** Whoever read standard output has gone, as {@code | head} does: no error, and no use. */
  public static final class ClosedOutputException extends IOException {
    private static final long serialVersionUID = 1L;

    ClosedOutputException() {
      super("Standard output was closed");
    }
  }
}
