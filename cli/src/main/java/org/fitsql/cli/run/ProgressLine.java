package org.fitsql.cli.run;

import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar with rate and time left on the last line of a terminal. */
final class ProgressLine implements Progress {
  private static final String ERASE = "\r\u001b[2K";

  private final Screen screen;
  private @Nullable ProgressBar bar;

  ProgressLine(PrintStream err, int width) {
    this.screen = new Screen(err, width);
  }

  @Override
  public synchronized void found(long rootnames, boolean complete) {
    if (rootnames == 0) {
      return;
    }
    bar().maxHint(rootnames);
    bar().setExtraMessage(complete ? "" : "still listing");
  }

  @Override
  public synchronized void step() {
    bar().step();
  }

  @Override
  public void print(String line) {
    screen.print(line);
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.refresh();
      bar.close();
      bar = null;
    }
    screen.end();
  }

  private ProgressBar bar() {
    ProgressBar known = bar;
    if (known == null) {
      known =
          new ProgressBarBuilder()
              .setTaskName("rootnames")
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(250)
              .showSpeed()
              .setConsumer(screen)
              .build();
      bar = known;
    }
    return known;
  }

  /** The last line of the terminal: bar and messages take turns. */
  private static final class Screen implements ProgressBarConsumer {
    private final PrintStream err;
    private final int width;
    private String shown = "";
    private boolean ended;

    Screen(PrintStream err, int width) {
      this.err = err;
      this.width = width;
    }

    @Override
    public int getMaxRenderedLength() {
      return width - 1;
    }

    @Override
    public synchronized void accept(String rendered) {
      if (ended) {
        return; // the library draws from a thread of its own, which may come late
      }
      shown = rendered;
      err.print(ERASE + rendered);
      err.flush();
    }

    synchronized void print(String line) {
      err.print((shown.isEmpty() ? "" : ERASE) + line + System.lineSeparator() + shown);
      err.flush();
    }

    /** Leaves what is shown and goes to the next line. */
    synchronized void end() {
      if (!shown.isEmpty()) {
        err.println();
      }
      shown = "";
      ended = true;
    }

    @Override
    public void close() {
      // the library closes from a thread of its own; end() is called when it is time
    }
  }
}
