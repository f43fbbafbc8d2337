package org.fitsql.ingest.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.fitsql.ingest.proposals.ProposalEntry.About;
import org.fitsql.ingest.proposals.ProposalList.BadLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProposalListTest {
  @TempDir Path folder;

  private ProposalList read(String text) throws Exception {
    return ProposalList.read(Files.writeString(folder.resolve("list.csv"), text));
  }

  @Test
  void aListFromASpreadsheetIsRead() throws Exception {
    ProposalList list =
        read(
            "\uFEFF# from the archive\r\nTitle,PROPOSID,Release_Date,Proposal_Type\r\n"
                + "\"Stars, and\nmore\", 9019 ,2005-03-30T12:30:00Z, GO \r\n\r\n,9020,,\r\n");

    assertThat(list.badLines()).isEmpty();
    assertThat(list.entries())
        .containsExactly(
            new ProposalEntry(new About(9019, ""), "GO", LocalDateTime.of(2005, 3, 30, 12, 30), 4),
            new ProposalEntry(new About(9020, ""), null, null, 6));
  }

  @Test
  void whatIsSaidOfAnObservationBeatsItsProposalAndBothBeatTheHeader() throws Exception {
    ProposalList list =
        read(
            "proposid,rootname,proposal_type,release_date\n9019,,GO,2005-03-30\n"
                + "9019,j8bt05njq,,2006-01-01\n,j8bt05nj,CAL,\n");
    Proposals proposals = new Proposals(list.entries());

    assertThat(proposals.type("j8bt05nj", "j8bt05njq", 9019L, "SNAP")).isEqualTo("CAL");
    assertThat(proposals.releaseDate("j8bt05nj", "j8bt05njq", 9019L)).hasYear(2006);
    assertThat(proposals.type("j8bt06nk", "j8bt06nkq", 9019L, "SNAP")).isEqualTo("GO");
    assertThat(proposals.releaseDate("j8bt06nk", null, 9019L)).hasYear(2005);
    assertThat(proposals.type("j9aa01ab", null, null, "SNAP")).isEqualTo("SNAP");
    assertThat(proposals.releaseDate("j9aa01ab", null, 1L)).isNull();
  }

  @Test
  void datesThatNoDatabaseHoldsAndNumbersThatAreNoneAreBadLines() throws Exception {
    ProposalList list =
        read(
            "proposid,release_date\n1,0001-01-01\n2,+12005-01-01\n3,2005-02-29\n0,2005-01-01\n"
                + ",2005-01-01\n99999999999999999999,2005-01-01\n");

    assertThat(list.entries()).isEmpty();
    assertThat(list.badLines()).extracting(BadLine::line).containsExactly(2L, 3L, 4L, 5L, 6L, 7L);
    assertThat(list.unclear())
        .containsExactlyInAnyOrder(new About(1, ""), new About(2, ""), new About(3, ""));
  }

  @Test
  void whatIsNoListIsRefusedWithItsNameAndWhatIsWrong() throws Exception {
    for (String text : List.of("", "proposid\n9019\n", "a,a\n1,2\n", "proposal_type\nGO\n")) {
      assertThatExceptionOfType(ProposalListException.class)
          .isThrownBy(() -> read(text))
          .withMessageContaining("list.csv");
    }
    Path latin = folder.resolve("latin.csv");
    Files.write(latin, "proposid,proposal_type\n1,\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    assertThatExceptionOfType(ProposalListException.class)
        .isThrownBy(() -> ProposalList.read(latin))
        .withMessageContaining("is no UTF-8 text");
  }
}
