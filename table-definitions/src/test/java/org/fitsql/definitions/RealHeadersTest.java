package org.fitsql.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitsql.fits.Card;
import org.fitsql.fits.FitsFile;
import org.fitsql.fits.FitsReader;
import org.fitsql.fits.Hdu;
import org.fitsql.fits.HduType;
import org.junit.jupiter.api.Test;

/** Holds the tables of ACS against real ACS files. */
class RealHeadersTest {

  private final InstrumentProfile acs = InstrumentProfiles.builtIn("hst/acs").orElseThrow();
  private final CellReader cells = new CellReader();
  private final List<String> lost = new ArrayList<>();
  private int read;

  @Test
  void everyKeywordOfRealHeadersHasAColumnThatHoldsItsValue() throws IOException {
    Path archive = SharedFolder.require("data/acs-archive");
    try (Stream<Path> files = Files.walk(archive)) {
      for (Path path : files.filter(file -> file.toString().endsWith(".fits")).toList()) {
        check(path);
      }
    }
    assertThat(lost).isEmpty();
    assertThat(read).isGreaterThan(1000);
  }

  private void check(Path path) throws IOException {
    ObservationName name = acs.parse(path.getFileName().toString()).orElseThrow();
    assertThat(acs.filenames().directory(name)).contains(path.getParent().getFileName().toString());
    FitsFile file = new FitsReader().read(path);
    String detector = acs.detector(file.primary().orElseThrow().header()).orElseThrow();
    for (Hdu hdu : file.hdus()) {
      String extname = hdu.type() == HduType.PRIMARY ? "PRIMARY" : hdu.extname();
      if (acs.extensions().contains(extname)) {
        check(hdu, acs.headerTable(detector, name.filetype(), hdu.index()), path);
      }
    }
  }

  private void check(Hdu hdu, Optional<TableDefinition> table, Path path) {
    assertThat(table).as(path + " " + hdu.label()).isPresent();
    Map<String, ColumnDefinition> columns =
        table.orElseThrow().columns().stream()
            .collect(Collectors.toMap(ColumnDefinition::keyword, Function.identity()));
    for (Card card : hdu.header().cards()) {
      if (!card.isCommentary() && !Set.of("ROOTNAME", "FILENAME").contains(card.keyword())) {
        read++;
        ColumnDefinition column = columns.get(card.keyword());
        if (column == null || cells.read(column, card.value()) instanceof Cell.Misfit) {
          lost.add(path.getFileName() + " " + hdu.label() + " " + card + " -> " + column);
        }
      }
    }
  }
}
