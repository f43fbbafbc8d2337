package org.fitsql.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

class DatabaseTestTest {

  @DatabaseTest
  void aDatabaseIsEmptyAndKeepsWhatItIsGiven(TestDatabase database) {
    database.execute("CREATE TABLE only_here (a BIGINT)");
    database.execute("INSERT INTO only_here VALUES (7)");
    assertThat(database.rows("SELECT a FROM only_here")).isEqualTo(List.of(List.of(7L)));
    assertThat(database.count("only_here")).isEqualTo(1);
  }

  @DatabaseTest
  void anotherTestSeesNothingOfIt(TestDatabase database) {
    assertThatThrownBy(() -> database.count("only_here"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("only_here");
  }

  @DatabaseTest(on = Product.H2)
  void aTestMayAskForOneProduct(TestDatabase database) {
    assertThat(database.product()).isEqualTo(Product.H2);
  }
}
