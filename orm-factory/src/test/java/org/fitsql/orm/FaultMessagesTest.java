package org.fitsql.orm;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class FaultMessagesTest {
  @Test
  void aDamagedFileIsNotTakenForAFullDisk() {
    FaultMessages messages = new FaultMessages(JdbcUrl.parse("jdbc:h2:file:/data/fitsql"), null);

    DatabaseException damaged =
        messages.explain(
            "opening", new SQLException("File corrupted while reading record", "90030", 90030));

    assertThat(damaged.kind()).isEqualTo(DatabaseException.Kind.UNREACHABLE);
    assertThat(damaged)
        .hasMessageContaining("/data/fitsql is damaged. Restore its last backup")
        .hasMessageNotContaining("room");
  }
}
