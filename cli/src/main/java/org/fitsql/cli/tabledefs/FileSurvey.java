package org.fitsql.cli.tabledefs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.sampling.DefinitionSampler;
import org.fitsql.definitions.sampling.Survey;
import org.fitsql.fits.FitsReader;
import org.fitsql.ingest.scan.ArchiveScan;
import org.fitsql.ingest.scan.Page;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at files and at all FITS files below folders, several at once, a page after the other. */
public final class FileSurvey {
  private static final Logger LOG = LoggerFactory.getLogger(FileSurvey.class);

  private final DefinitionSampler sampler;
  private final int workers;

  /**
   * @param profiles the instruments to look for
   * @param workers files read at once, 1 or more
   */
  public FileSurvey(List<InstrumentProfile> profiles, int workers) {
    this.sampler = new DefinitionSampler(profiles, new FitsReader());
    this.workers = workers;
  }

  /**
   * What is seen in all files at these places.
   *
   * @throws org.fitsql.ingest.scan.ArchiveException where a folder cannot be listed
   */
  public Survey of(List<Path> places) {
    ExecutorService executor = Executors.newFixedThreadPool(workers);
    try {
      for (Path place : places) {
        if (Files.isDirectory(place)) {
          folder(place, executor);
        } else {
          sampler.add(place);
        }
      }
    } finally {
      executor.shutdownNow();
    }
    return sampler.survey();
  }

  private void folder(Path folder, ExecutorService executor) {
    ArchiveScan scan = new ArchiveScan(folder, executor);
    long files = 0;
    while (scan.hasNext()) {
      Page page = scan.next();
      page.troubles().forEach(t -> sampler.fail(folder.resolve(t.path()), t.message()));
      read(page.files().stream().map(file -> folder.resolve(file.path())).toList(), executor);
      files += page.files().size();
      LOG.info("Looked at {} files of {}", files, folder);
    }
  }

  private void read(List<Path> files, ExecutorService executor) {
    List<Callable<Boolean>> tasks = new ArrayList<>();
    for (Path file : files) {
      tasks.add(
          () -> {
            sampler.add(file);
            return true;
          });
    }
    try {
      for (Future<Boolean> task : executor.invokeAll(tasks)) {
        task.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while looking at files", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("while looking at files: " + e.getCause(), e);
    }
  }
}
