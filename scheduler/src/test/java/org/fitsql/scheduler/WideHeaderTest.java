package org.fitsql.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fitsql.definitions.ColumnDefinition;
import org.fitsql.definitions.ColumnName;
import org.fitsql.definitions.ColumnType;
import org.fitsql.definitions.TableDefinition;
import org.fitsql.simulation.file.HduBuilder;
import org.fitsql.testkit.DatabaseTest;
import org.fitsql.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Headers of more keywords than a table of MySQL or MariaDB has room for. */
class WideHeaderTest {
  private static final List<String> ROOTS = List.of("j8bt05njq", "j8bt06njq", "j8bt07njq");

  @TempDir private Path directory;
  private AcsArchive archive;

  @BeforeEach
  void makeArchive() throws IOException {
    archive = new AcsArchive(Files.createDirectory(directory.resolve("archive")));
  }

  private Runs runs(TestDatabase database) {
    return new Runs(archive.root(), directory.resolve("images"), database).drawing(false);
  }

  /** Keywords KW0, KW1, ... of four types in turn. */
  private static TableDefinition definition(int keywords) {
    List<ColumnType> types =
        List.of(ColumnType.STRING, ColumnType.FLOAT, ColumnType.INTEGER, ColumnType.BOOL);
    List<ColumnDefinition> columns = new ArrayList<>();
    for (int i = 0; i < keywords; i++) {
      String keyword = "KW" + i;
      columns.add(
          new ColumnDefinition(
              keyword, ColumnName.of(keyword), types.get(i % 4), "", "keyword " + i, ""));
    }
    return new TableDefinition("hrc_raw_0", "hrc", "raw", 0, columns);
  }

  private Path write(String root, int keywords, String text) throws IOException {
    HduBuilder primary = AcsArchive.primary(root, "raw");
    for (int i = 0; i < keywords; i++) {
      String keyword = "KW" + i;
      switch (i % 4) {
        case 0 -> primary.card(keyword, text, "");
        case 1 -> primary.card(keyword, i + 0.5, "");
        case 2 -> primary.card(keyword, i, "");
        default -> primary.card(keyword, i % 8 == 3, "");
      }
    }
    return archive.write(root, "raw", primary);
  }

  @DatabaseTest
  void threeThousandDefinedKeywordsAreReadBackByName(TestDatabase database) throws IOException {
    TableDefinition definition = definition(3_000);
    for (String root : ROOTS) {
      write(root, 3_000, "x".repeat(40));
    }
    assertThat(runs(database).defining(definition).run().isComplete()).isTrue();
    assertThat(
            database.rows(
                "select rootname, kw1, kw2, kw3, kw2998 from hrc_raw_0"
                    + " where kw2996 like 'xxx%' and kw2999 order by rootname limit 1"))
        .isEmpty();
    assertThat(
            database.rows(
                "select kw0, kw1, kw2, kw3, kw2998 from hrc_raw_0"
                    + " where rootname = 'j8bt05nj' and kw2997 > 1"))
        .containsExactly(List.of("x".repeat(40), 1.5, 2L, true, 2998L));

    // reprocessed, with a keyword more; and one observation is gone
    write(ROOTS.get(0), 3_001, "new");
    Files.delete(archive.path(ROOTS.get(1), "raw"));
    assertThat(runs(database).defining(definition).run().isComplete()).isTrue();
    assertThat(database.rows("select kw0, kw2996, kw3000 from hrc_raw_0 order by rootname"))
        .containsExactly(
            List.of("new", "new", "new"), Arrays.asList("x".repeat(40), "x".repeat(40), null));
    for (List<?> part :
        database.rows(
            "select table_name from information_schema.tables"
                + " where table_schema = SCHEMA() and table_name like 'hrc_raw_0%'")) {
      assertThat(database.count(String.valueOf(part.get(0)))).as("%s", part).isEqualTo(2);
    }
  }

  @DatabaseTest
  void aTableOutgrowsItsLimitsWhileItIsFilled(TestDatabase database) throws IOException {
    write(ROOTS.get(0), 4, "one");
    assertThat(runs(database).run().isComplete()).isTrue();
    write(ROOTS.get(1), 1_200, "two");
    write(ROOTS.get(2), 1_300, "three");
    assertThat(runs(database).run().isComplete()).isTrue();
    assertThat(
            database.rows("select targname, kw0, kw1196, kw1296 from hrc_raw_0 order by rootname"))
        .containsExactly(
            Arrays.asList("NGC104", "one", null, null),
            Arrays.asList("NGC104", "two", "two", null),
            List.of("NGC104", "three", "three", "three"));
  }
}
