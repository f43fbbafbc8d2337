package org.fitsql.bench.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.fitsql.bench.program.Tools;

/**
 * Where MariaDB's programs lie: the system's, or those that fitsql's tests unpack once per user.
 *
 * @param base directory with the tests' programs; may be missing
 */
record ServerPrograms(Tools tools, Path base) {

  Optional<Path> server() {
    return tools.find("mariadbd", "mysqld").or(() -> unpacked("mariadbd"));
  }

  Optional<Path> client() {
    return tools.find("mariadb", "mysql").or(() -> unpacked("mariadb"));
  }

  Optional<Path> installer() {
    return tools
        .find("mariadb-install-db", "mysql_install_db")
        .or(() -> unpacked("mariadb-install-db"));
  }

  /** Whether the server is the one that the tests unpacked. */
  boolean isUnpacked(Path program) {
    return program.startsWith(base);
  }

  private Optional<Path> unpacked(String name) {
    if (!Files.isDirectory(base)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(base, 3)) {
      return files.filter(file -> file.endsWith(name) && Files.isRegularFile(file)).findFirst();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
