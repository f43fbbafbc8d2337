package org.fitsql.quicklook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fitsql.quicklook.plot.Canvas;

/**
 * Small pictures of many files in rows, each with its file, HDU and limits below. Full pages are
 * written at once, so memory does not grow with their number.
 */
public final class ContactSheet {
  private static final int COLUMNS = 5;
  private static final int ROWS = 5;
  private static final int PICTURE = 240;
  private static final int MARGIN = 8;
  private static final int LINE = 11;
  private static final int LINES = 4;
  private static final int CELL_WIDTH = PICTURE + MARGIN;
  private static final int CELL_HEIGHT = PICTURE + LINES * LINE + 2 * MARGIN;
  private static final int QUALITY = 85;

  private final Path path;
  private final JpegEncoder encoder = new JpegEncoder(QUALITY);
  private final List<Path> pages = new ArrayList<>();
  private Canvas page = blank();
  private int cells;

  /**
   * @param path of the first page; the others are called {@code NAME-2.jpg} and so on
   */
  public ContactSheet(Path path) {
    this.path = path;
  }

  private static Canvas blank() {
    return new Canvas(COLUMNS * CELL_WIDTH + MARGIN, ROWS * CELL_HEIGHT + MARGIN);
  }

  /** Adds a picture; the page is written where it is full. */
  public void add(String file, FilePicture picture) throws IOException {
    GreyImage small = cell(picture);
    int left = left() + (PICTURE - small.width()) / 2;
    int top = top() + (PICTURE - small.height()) / 2;
    page.frame(left - 1, top - 1, small.width() + 1, small.height() + 1);
    page.picture(left, top, small.width(), small.levels());
    caption(file, picture.hdu(), picture.description());
  }

  /** Small pictures are enlarged so that they are seen, dim averages brightened. */
  private static GreyImage cell(FilePicture picture) {
    GreyImage image = picture.image();
    int zoom = PICTURE / Math.max(image.width(), image.height());
    if (zoom > 1) {
      return enlarged(image, zoom);
    }
    GreyImage small = AreaAverage.within(image, PICTURE, PICTURE);
    if (small.width() < image.width()) {
      Thumbnail.brighten(small.levels());
    }
    return small;
  }

  private static GreyImage enlarged(GreyImage image, int zoom) {
    int width = image.width() * zoom;
    int height = image.height() * zoom;
    GreyImage enlarged = new GreyImage(width, height, new byte[width * height]);
    for (int i = 0; i < width * height; i++) {
      int from = i / width / zoom * image.width() + i % width / zoom;
      enlarged.levels()[i] = image.levels()[from];
    }
    return enlarged;
  }

  /** Adds the place of a file that could not be drawn. */
  public void addFailure(String file, String reason) throws IOException {
    caption(file, "not drawn", reason);
  }

  private void caption(String file, String hdu, String words) throws IOException {
    int top = top() + PICTURE + MARGIN / 2;
    page.caption(left(), top, file, PICTURE);
    page.caption(left(), top + LINE, hdu, PICTURE);
    int most = PICTURE / (LINE - 5);
    String first = words.length() <= most ? words : words.substring(0, cutAt(words, most));
    page.caption(left(), top + 2 * LINE, first, PICTURE);
    page.caption(left(), top + 3 * LINE, words.substring(first.length()).strip(), PICTURE);
    cells++;
    if (cells == COLUMNS * ROWS) {
      write();
    }
  }

  /** At the last blank that fits. */
  private static int cutAt(String words, int most) {
    int blank = words.lastIndexOf(' ', most);
    return blank > most / 2 ? blank : most;
  }

  private int left() {
    return MARGIN + cells % COLUMNS * CELL_WIDTH;
  }

  private int top() {
    return MARGIN + cells / COLUMNS * CELL_HEIGHT;
  }

  /** Writes what is not written yet, and gives all pages. */
  public List<Path> finish() throws IOException {
    if (cells > 0) {
      write();
    }
    return List.copyOf(pages);
  }

  private void write() throws IOException {
    Path target = pages.isEmpty() ? path : numbered(pages.size() + 1);
    int rows = (cells + COLUMNS - 1) / COLUMNS;
    byte[] levels = page.levels();
    GreyImage image = new GreyImage(page.width(), rows * CELL_HEIGHT + MARGIN, levels);
    ImageFile.write(target, encoder.encode(image));
    pages.add(target);
    page = blank();
    cells = 0;
  }

  private Path numbered(int number) {
    String name = String.valueOf(path.getFileName());
    int dot = name.lastIndexOf('.');
    String stem = dot < 1 ? name : name.substring(0, dot);
    String suffix = dot < 1 ? "" : name.substring(dot);
    return path.resolveSibling(stem + "-" + number + suffix);
  }
}
