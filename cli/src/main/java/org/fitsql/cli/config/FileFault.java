package org.fitsql.cli.config;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file cannot be read or written, in words of people and not of Java. */
public final class FileFault {
  private FileFault() {}

  /** A few words without the path and without a full stop. */
  public static String words(IOException e) {
    String told = e instanceof FileSystemException system ? system.getReason() : null;
    if (told != null) {
      return told; // of a store, what it answered
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NoSuchFileException) {
      return "no such file or directory";
    }
    if (e instanceof NotDirectoryException) {
      return "not a directory";
    }
    String message = e instanceof FileSystemException ? null : e.getMessage();
    return message == null ? e.toString() : message;
  }
}
