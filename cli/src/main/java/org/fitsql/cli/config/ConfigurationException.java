package org.fitsql.cli.config;

/**
 * The configuration cannot be used; the message says where, what is wrong and what is allowed, and
 * holds no secret.
 */
public final class ConfigurationException extends Exception {
  private static final long serialVersionUID = 1L;

  public ConfigurationException(String message) {
    super(message);
  }
}
