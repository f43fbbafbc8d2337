package org.fitsql.ingest.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fitsql.definitions.InstrumentProfiles;
import org.fitsql.orm.Column;
import org.fitsql.orm.Column.Role;
import org.fitsql.orm.Table;
import org.junit.jupiter.api.Test;

class CatalogTablesTest {
  private final CatalogTables tables =
      new CatalogTables(List.of(InstrumentProfiles.builtIn("hst/acs").orElseThrow()));

  @Test
  void acsHasMasterDatasetsOneHundredAndNineHeaderTablesAndDrizzleData() {
    List<String> names = tables.all().stream().map(Table::name).toList();
    assertThat(names).contains("master", "datasets", "wfc_flt_1", "drizzle_data");
    assertThat(names.stream().filter(name -> name.matches("(wfc|hrc|sbc)_[a-z]{3}_\\d")))
        .hasSize(109);
  }

  @Test
  void masterComesBeforeWhatReferencesIt() {
    List<Table> all = tables.all();
    assertThat(all.get(0).name()).isEqualTo("master");
    assertThat(all.stream().map(Table::name)).doesNotHaveDuplicates();
  }

  @Test
  void theFirstIngestDateIsKept() {
    Table master = tables.own("master");
    assertThat(master.columns().get(master.position("first_ingest_date")).role())
        .isEqualTo(Role.EXTRA);
  }

  @Test
  void datasetsHasAColumnPerFiletype() {
    assertThat(tables.own("datasets").columns())
        .extracting(Column::name)
        .containsExactly(
            "rootname",
            "raw",
            "flt",
            "flc",
            "spt",
            "drz",
            "drc",
            "crj",
            "crc",
            "jif",
            "jit",
            "asn");
  }

  @Test
  void headerTablesStartWithRootnameAndFilenameAndCarryUnitAndComment() {
    Table table =
        tables.all().stream().filter(t -> t.name().equals("wfc_flt_0")).findFirst().orElseThrow();
    assertThat(table.columns().get(0).name()).isEqualTo("rootname");
    assertThat(table.columns().get(1).name()).isEqualTo("filename");
    assertThat(table.references()).isEqualTo("master");
    assertThat(table.columns().get(table.position("exptime")).comment())
        .isEqualTo("[s] exposure duration (seconds)--calculated");
  }

  @Test
  void everyColumnOfFitsqlsOwnTablesSaysWhatItHolds() {
    assertThat(tables.own("files").columns()).allSatisfy(c -> assertThat(c.comment()).isNotBlank());
    assertThat(tables.own("hdus").columns()).allSatisfy(c -> assertThat(c.comment()).isNotBlank());
  }
}
