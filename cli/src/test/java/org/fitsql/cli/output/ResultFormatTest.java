package org.fitsql.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class ResultFormatTest {
  private static final List<String> COLUMNS = List.of("rootname", "exptime", "targname");

  @Test
  void aTableAlignsTextLeftAndNumbersRightAndNamesNulls() throws Exception {
    String table =
        written(
            ResultFormat.TABLE,
            COLUMNS,
            RowOf.values("j8bt05nj", 1200.5, "47 Tuc"),
            RowOf.values("j8bt06o6", 30.0, null));

    assertThat(table)
        .isEqualTo(
            """
            rootname | exptime | targname
            ---------+---------+---------
            j8bt05nj |  1200.5 | 47 Tuc
            j8bt06o6 |    30.0 | NULL
            """);
  }

  @Test
  void aTableWithoutRowsStillNamesItsColumns() throws Exception {
    assertThat(written(ResultFormat.TABLE, COLUMNS)).startsWith("rootname | exptime | targname\n");
  }

  @Test
  void aValueCannotBreakTheLinesOfATable() throws Exception {
    String table = written(ResultFormat.TABLE, List.of("a"), RowOf.values("x\ny\u001b[31mz"));

    assertThat(table.lines()).hasSize(3).contains("x y [31mz");
  }

  @Test
  void aTableShowsRowsBeyondItsSampleWithTheSameWidths() throws Exception {
    StringWriter target = new StringWriter();
    try (ResultWriter writer = ResultFormat.TABLE.writer(target, "")) {
      writer.columns(List.of("n"));
      for (long i = 1; i <= 1_001; i++) {
        writer.row(RowOf.values(i));
      }
      assertThat(target.toString().lines()).as("streamed before the end").hasSize(1_003);
      writer.finish();
    }
    assertThat(target.toString()).endsWith("1000\n1001\n").contains("\n   7\n");
  }

  @Test
  void csvQuotesWhatNeedsItAndLeavesNullsEmpty() throws Exception {
    String csv =
        written(
            ResultFormat.CSV,
            COLUMNS,
            RowOf.values("a,b", 1.0, "say \"hi\"\nthere"),
            RowOf.values("c", null, null));

    List<CSVRecord> records = CSVFormat.RFC4180.parse(new StringReader(csv)).getRecords();
    assertThat(records.get(0)).containsExactly("rootname", "exptime", "targname");
    assertThat(records.get(1)).containsExactly("a,b", "1.0", "say \"hi\"\nthere");
    assertThat(records.get(2)).containsExactly("c", "", "");
    assertThat(csv).endsWith("c,,\n");
  }

  @Test
  void tsvSeparatesByTabsAndNullsMayHaveAName() throws Exception {
    StringWriter target = new StringWriter();
    try (ResultWriter writer = ResultFormat.TSV.writer(target, "\\N")) {
      writer.columns(COLUMNS);
      writer.row(RowOf.values("a,b", 1L, null));
      writer.finish();
    }

    assertThat(target).hasToString("rootname\texptime\ttargname\na,b\t1\t\\N\n");
  }

  @Test
  void jsonKeepsTheTypesOfItsValues() throws Exception {
    String json =
        written(
            ResultFormat.JSON,
            List.of("text", "whole", "real", "truth", "date", "time", "bytes", "none", "sum"),
            RowOf.values(
                "a\"b",
                7L,
                0.1,
                true,
                LocalDate.of(2004, 3, 30),
                LocalDateTime.of(2004, 3, 30, 19, 47, 36),
                new byte[] {1, 2},
                null,
                new BigDecimal("12345678901234567890.5")));

    JsonNode row = new ObjectMapper().readTree(json).get(0);
    assertThat(row.get("text").textValue()).isEqualTo("a\"b");
    assertThat(row.get("whole").isIntegralNumber()).isTrue();
    assertThat(row.get("real").doubleValue()).isEqualTo(0.1);
    assertThat(row.get("truth").booleanValue()).isTrue();
    assertThat(row.get("date").textValue()).isEqualTo("2004-03-30");
    assertThat(row.get("time").textValue()).isEqualTo("2004-03-30T19:47:36");
    assertThat(row.get("bytes").binaryValue()).containsExactly(1, 2);
    assertThat(row.get("none").isNull()).isTrue();
    assertThat(json).contains("12345678901234567890.5");
  }

  @Test
  void jsonIsAnArrayWhateverTheNumberOfRows() throws Exception {
    assertThat(new ObjectMapper().readTree(written(ResultFormat.JSON, COLUMNS))).isEmpty();
    String two = written(ResultFormat.JSON, List.of("n"), RowOf.values(1L), RowOf.values(2L));
    assertThat(two).isEqualTo("[\n{\"n\":1},\n{\"n\":2}\n]\n");
  }

  @Test
  void jsonGivesColumnsOfOneNameDifferentNames() throws Exception {
    String json =
        written(ResultFormat.JSON, List.of("rootname", "rootname"), RowOf.values("a", "b"));

    assertThat(new ObjectMapper().readTree(json).get(0).get("rootname_2").textValue())
        .isEqualTo("b");
  }

  @Test
  void jsonHasNoNotANumber() throws Exception {
    String json = written(ResultFormat.JSON, List.of("x"), RowOf.values(Double.NaN));

    assertThat(new ObjectMapper().readTree(json).get(0).get("x").isNull()).isTrue();
  }

  private static String written(ResultFormat format, List<String> columns, RowOf... rows)
      throws Exception {
    StringWriter target = new StringWriter();
    try (ResultWriter writer = format.writer(target, "")) {
      writer.columns(columns);
      for (RowOf row : rows) {
        writer.row(row);
      }
      writer.finish();
      assertThat(writer.rows()).isEqualTo(rows.length);
    }
    return target.toString();
  }
}
