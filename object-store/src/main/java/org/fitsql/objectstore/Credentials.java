package org.fitsql.objectstore;

import org.jspecify.annotations.Nullable;

/**
 * Who asks. Never printed.
 *
 * @param sessionToken of temporary credentials, or null
 */
record Credentials(String accessKey, String secretKey, @Nullable String sessionToken) {
  @Override
  public String toString() {
    return "Credentials[" + accessKey + "]";
  }
}
