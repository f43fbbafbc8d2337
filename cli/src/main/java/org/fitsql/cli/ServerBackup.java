package org.fitsql.cli;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The commands by which MySQL and MariaDB make backups, without a password on the command line. */
final class ServerBackup {
  private static final Pattern SERVER =
      Pattern.compile("jdbc:mysql:(?:\\w+:)?//(?:[^@/]*@)?([^/:,?]*)(?::(\\d+))?[^/]*/([^?]*).*");
  private static final String PASSWORD =
      " The password is read from my.cnf ([client] password=..., readable by you alone), never from"
          + " the command line. See docs/operations.md.";

  private ServerBackup() {}

  static String words(String url, @Nullable String user, @Nullable Path target) {
    Matcher server = SERVER.matcher(url);
    if (!server.matches()) {
      return url + " is no embedded database below home; back it up by its own tools.";
    }
    return "A server makes its own backups; run: mariadb-dump "
        + access(server, user)
        + " --single-transaction --quick --hex-blob "
        + server.group(3)
        + " | gzip > "
        + target
        + " (of MySQL: mysqldump, with --no-tablespaces)."
        + PASSWORD;
  }

  static String wayBack(String url, @Nullable String user, Path backup) {
    Matcher server = SERVER.matcher(url);
    if (!server.matches()) {
      return url + " is no embedded database below home; restore it by its own tools.";
    }
    return "A server restores its own backups; into an empty database run: gunzip < "
        + backup
        + " | mariadb "
        + access(server, user)
        + " "
        + server.group(3)
        + " (of MySQL: mysql)."
        + PASSWORD;
  }

  private static String access(Matcher server, @Nullable String user) {
    String port = server.group(2) == null ? "" : " --port=" + server.group(2);
    String name = user == null ? "" : " --user=" + user;
    return "--defaults-extra-file=my.cnf --host=" + server.group(1) + port + name;
  }
}
