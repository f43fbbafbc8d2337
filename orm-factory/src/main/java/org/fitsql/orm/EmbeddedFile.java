package org.fitsql.orm;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;

/** What only the file of an embedded database needs; servers see to it by themselves. */
record EmbeddedFile(Connections connections, FaultMessages messages) {

  /** {@link Database#backup}. */
  void backup(Path zip) {
    if (!(connections.dialect() instanceof H2SqlDialect dialect)) {
      throw new DatabaseException(
          DatabaseException.Kind.REFUSED, "A server makes backups by programs of its own.", null);
    }
    execute("BACKUP TO " + dialect.literal(zip.toString()), "writing " + zip);
  }

  /** {@link Database#sync}. */
  void sync() {
    if (connections.dialect() instanceof H2SqlDialect) {
      execute("CHECKPOINT SYNC", "writing the database to the disk");
    }
  }

  private void execute(String sql, String doing) {
    try {
      connections.lendForWriting(
          connection -> {
            try (Statement statement = connection.createStatement()) {
              return statement.execute(sql);
            }
          });
    } catch (SQLException e) {
      throw messages.explain(doing, e);
    }
  }
}
