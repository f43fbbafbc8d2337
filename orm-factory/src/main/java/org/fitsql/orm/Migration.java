package org.fitsql.orm;

import java.util.Arrays;
import java.util.List;

/**
 * One numbered step of the schema of fitsql's own tables. Once released it never changes.
 *
 * <p>A script is SQL, each statement ended by a semicolon at the end of a line; lines that begin
 * with {@code --} are comments. {@code ${binary}} stands for the collation that compares byte by
 * byte. The databases commit each change of a table by itself, so that a step which ends half-way
 * is run again from its beginning: what a statement would create may be there already, and
 * statements that change data must give the same when they are run twice.
 *
 * @param version what the database has after it, from 2; 1 is the first release
 * @param description in a few words
 * @param h2 the script for H2
 * @param mysql the script for MySQL and MariaDB
 */
public record Migration(int version, String description, String h2, String mysql) {

  List<String> statements(SqlDialect dialect) {
    String script =
        dialect instanceof InnoDbDialect innodb
            ? mysql.replace("${binary}", innodb.binaryCollation())
            : h2;
    String code =
        script.lines().filter(line -> !line.startsWith("--")).reduce("", (a, b) -> a + b + "\n");
    return Arrays.stream(code.split(";[ \\t]*\\n"))
        .map(String::strip)
        .filter(statement -> !statement.isEmpty())
        .toList();
  }
}
