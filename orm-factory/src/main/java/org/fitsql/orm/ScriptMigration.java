package org.fitsql.orm;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A {@link Migration} as Flyway runs it: what is there already is passed over. */
final class ScriptMigration implements JavaMigration {
  private static final Logger LOG = LoggerFactory.getLogger(ScriptMigration.class);

  private final Migration migration;
  private final SqlDialect dialect;
  private final FaultMessages messages;

  ScriptMigration(Migration migration, SqlDialect dialect, FaultMessages messages) {
    this.migration = migration;
    this.dialect = dialect;
    this.messages = messages;
  }

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion(String.valueOf(migration.version()));
  }

  @Override
  public String getDescription() {
    return migration.description();
  }

  @Override
  public @Nullable Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return false; // each statement that changes a table commits by itself, in both databases
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    try (Statement statement = connection.createStatement()) {
      for (String sql : migration.statements(dialect)) {
        LOG.debug("{}", sql);
        execute(statement, sql);
      }
    }
  }

  private void execute(Statement statement, String sql) throws SQLException {
    try {
      statement.execute(sql);
    } catch (SQLException e) {
      if (messages.classify(e) != SqlFault.EXISTS) {
        throw e;
      }
      LOG.debug("Is there already: {}", sql);
    }
  }
}
