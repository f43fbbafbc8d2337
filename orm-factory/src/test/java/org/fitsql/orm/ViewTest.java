package org.fitsql.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fitsql.orm.SampleTables.ALL;
import static org.fitsql.orm.SampleTables.HEADER;
import static org.fitsql.orm.SampleTables.MASTER;
import static org.fitsql.orm.SampleTables.header;
import static org.fitsql.orm.SampleTables.unit;

import java.util.ArrayList;
import java.util.List;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ViewTest {
  /** Column and literal hold what only quoting and escaping carry over. */
  private static final View GROUPED =
      new View(
          "grouped",
          "exposures with groups",
          "select h.rootname, h."
              + View.quoted("groups")
              + ", 'it''s `so`' as remark from "
              + View.quoted("wfc_flt_1")
              + " h");

  private static final View LONG =
      new View("long_grouped", "", "select g.rootname from grouped g where g.remark like 'it%'");

  @DatabaseTest
  void viewsAreMadeAfterTheTablesAndInTheirOrder(TestDatabase database) {
    try (Database opened = SampleTables.open(database)) {
      Schema schema = opened.schema(ALL, List.of(GROUPED, LONG));
      assertThat(schema.plan().missingViews()).containsExactly("grouped", "long_grouped");
      schema.update();
      assertThat(schema.plan().isEmpty()).isTrue();
      assertThat(schema.update()).isEmpty();
      opened.write(List.of(unit("a", header("a", "groups", true))));
      assertThat(database.rows("SELECT * FROM grouped"))
          .containsExactly(List.of("a", true, "it's `so`"));
      assertThat(database.count("long_grouped")).isOne();
    }
  }

  @DatabaseTest
  void aViewOfAnotherTextIsReplacedAndViewsOfOthersStay(TestDatabase database) {
    try (Database opened = SampleTables.created(database)) {
      opened.schema(ALL, List.of(GROUPED, LONG)).update();
      database.execute("CREATE VIEW by_hand AS SELECT rootname FROM master");
      View changed =
          new View("grouped", "", "select h.rootname, 'it''s' as remark from wfc_flt_1 h");
      Schema schema = opened.schema(ALL, List.of(changed, LONG));
      assertThat(schema.plan().outdatedViews()).containsExactly("grouped");
      assertThat(schema.update()).singleElement().asString().startsWith("create or replace");
      assertThat(schema.plan().isEmpty()).isTrue();
      opened.write(List.of(unit("a", header("a"))));
      assertThat(database.rows("SELECT * FROM grouped")).containsExactly(List.of("a", "it's"));
      assertThat(database.count("long_grouped")).isOne();
      assertThat(database.count("by_hand")).isOne();
    }
  }

  @DatabaseTest
  void aTableUnderAViewGrows(TestDatabase database) {
    try (Database opened = SampleTables.created(database)) {
      opened.schema(ALL, List.of(GROUPED, LONG)).update();
      opened.write(List.of(unit("a", header("a", "groups", true))));
      List<Column> columns = new ArrayList<>(HEADER.columns());
      columns.add(Column.of("pixvalue", ColumnKind.DOUBLE, ""));
      Table wider = new Table(HEADER.name(), HEADER.comment(), columns, "master", HEADER.indexes());
      View wanted =
          new View("grouped", "", "select h.rootname, h.pixvalue, 'it' as remark from wfc_flt_1 h");
      opened.schema(List.of(MASTER, wider), List.of(wanted, LONG)).update();
      assertThat(database.rows("SELECT * FROM grouped"))
          .containsExactly(java.util.Arrays.<@Nullable Object>asList("a", null, "it"));
      assertThat(database.count("long_grouped")).isOne();
    }
  }

  @DatabaseTest
  void aTableOfTheNameOfAViewIsLeftAloneAndToldOf(TestDatabase database) {
    try (Database opened = SampleTables.created(database)) {
      View view = new View("drizzle_data", "", "select m.rootname from master m");
      Schema schema = opened.schema(List.of(MASTER), List.of(view));
      assertThat(schema.plan().conflicts())
          .containsExactly("drizzle_data is a table of the database, wanted as a view");
      assertThatThrownBy(schema::update).hasMessageContaining("drizzle_data is a table");
    }
  }

  @DatabaseTest
  void usersReadViewsAsTheyReadTables(TestDatabase database) {
    try (Database opened = SampleTables.created(database)) {
      opened.schema(ALL, List.of(GROUPED)).update();
      opened.write(List.of(unit("a", header("a", "groups", true))));
      List<String> rootnames = new ArrayList<>();
      opened.queryReadOnly(
          "select rootname from grouped",
          new QuerySink() {
            @Override
            public void columns(List<String> names) {}

            @Override
            public void row(ResultRow row) {
              rootnames.add(String.valueOf(row.text(1)));
            }
          });
      assertThat(rootnames).containsExactly("a");
    }
  }

  @Test
  void aQuoteWithoutEndIsToldWithTheViewsSql() {
    View view = new View("broken", "", "select `rootname from master");
    assertThatThrownBy(() -> ViewText.of(SqlDialects.named("8.4.3"), view))
        .hasMessageContaining("select `rootname from master");
  }
}
