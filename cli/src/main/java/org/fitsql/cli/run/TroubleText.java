package org.fitsql.cli.run;

import org.fitsql.ingest.Trouble;
import org.fitsql.ingest.Trouble.Severity;

/** A trouble in one line: where, what, what to do. */
public final class TroubleText {
  private TroubleText() {}

  public static String of(Trouble trouble) {
    StringBuilder text = new StringBuilder(word(trouble.severity())).append(' ');
    text.append(trouble.path().isEmpty() ? trouble.rootname() : trouble.path());
    if (trouble.hdu() != null) {
      text.append(", HDU ").append(trouble.hdu());
    }
    if (trouble.offset() != null) {
      text.append(", byte ").append(trouble.offset());
    }
    if (!trouble.keyword().isEmpty()) {
      text.append(", ").append(trouble.keyword());
    }
    text.append(": ").append(trouble.message());
    if (!trouble.advice().isEmpty()) {
      text.append(endsSentence(text) ? " " : ". ").append(trouble.advice());
    }
    // a header value may hold anything, and the terminal is no place for it
    return text.toString().replaceAll("\\p{Cntrl}+", " ");
  }

  private static boolean endsSentence(CharSequence text) {
    return ".!?".indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  private static String word(Severity severity) {
    return switch (severity) {
      case FAILURE -> "failed:";
      case INCOMPLETE -> "incomplete:";
      case WARNING -> "warning:";
    };
  }
}
