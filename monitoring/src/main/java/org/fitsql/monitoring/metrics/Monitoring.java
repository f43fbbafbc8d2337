package org.fitsql.monitoring.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import org.fitsql.monitoring.metrics.DatabaseWatch.Answer;
import org.fitsql.scheduler.RunListener;
import org.jspecify.annotations.Nullable;

/**
 * Metrics and health of this process and the database that it fills. Give its {@link #listener} to
 * every run; serve it with a {@link MetricsServer}, or write it to a file. Thread-safe.
 */
public final class Monitoring {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final RunMetrics runs;
  private final ArchiveMetrics archive;
  private final DatabaseWatch watch;

  /**
   * @param watch asks the database; closed by whoever made it
   * @param silence no finished run for so long is silence and makes {@link #health} bad, or null
   * @param version of fitsql
   */
  public Monitoring(DatabaseWatch watch, Clock clock, @Nullable Duration silence, String version) {
    this.watch = watch;
    this.runs = new RunMetrics(registry);
    this.archive = new ArchiveMetrics(registry, clock, silence);
    Gauge.builder("fitsql.info", () -> 1)
        .description("Version of fitsql")
        .tag("version", version)
        .register(registry);
    bindProcess(registry);
  }

  private static void bindProcess(MeterRegistry registry) {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  /** What runs are to tell. */
  public RunListener listener() {
    return runs;
  }

  /** All metrics in the text format of Prometheus. */
  public String metrics() {
    archive.take(watch.answer());
    return registry.scrape();
  }

  /** Whether all is well, and how it is. */
  public Health health() {
    Answer answer = watch.answer();
    archive.take(answer);
    return new Health(
        answer instanceof Answer.Known,
        archive.lastSuccessful().orElse(null),
        archive.lag(),
        archive.isSilent(),
        runs.current().orElse(null),
        runs.last().orElse(null));
  }

  /**
   * Writes all metrics into a file, which is complete at every moment: for the textfile collector
   * of node_exporter, because a nightly run has ended before anybody asks it.
   */
  public void writeTo(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + " is no file");
    }
    Files.createDirectories(folder);
    // the collector reads *.prom: it does not see this one
    Path whole = folder.resolve("." + file.getFileName() + ".new");
    Files.write(whole, metrics().getBytes(StandardCharsets.UTF_8));
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
