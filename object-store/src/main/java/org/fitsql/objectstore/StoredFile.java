package org.fitsql.objectstore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fitsql.fits.ChangedFileException;
import org.fitsql.fits.RangedFile;
import org.jspecify.annotations.Nullable;

/** One object, read range by range in one version. */
final class StoredFile implements RangedFile {
  private final StorePath path;
  private final Requests requests;
  private @Nullable Version version;

  StoredFile(StorePath path, Requests requests) {
    this.path = path;
    this.requests = requests;
    this.version = path.version();
  }

  @Override
  public long size() throws IOException {
    return known().size();
  }

  private Version known() throws IOException {
    Version settled = version;
    if (settled == null) {
      settled = described();
      version = settled;
    }
    return settled;
  }

  private Version described() throws IOException {
    try {
      return requests.ask("HEAD", path.key(), "", Map.of()).version();
    } catch (RefusedException e) {
      throw e.refusal().exception(path.toString());
    }
  }

  @Override
  public InputStream range(long from, long count) throws IOException {
    Version settled = version;
    if (count <= 0 || settled != null && from >= settled.size()) {
      return InputStream.nullInputStream();
    }
    try {
      Answer answer = ask(from, count);
      long length = Math.min(count, known().size() - from);
      return new ResumedRange(this, requests, from, length, answer.body());
    } catch (RefusedException e) {
      return empty(e.refusal(), from);
    }
  }

  /** Asks for bytes of the settled version, or settles it. */
  Answer ask(long from, long count) throws IOException, RefusedException {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Range", "bytes=" + from + "-" + (from + count - 1));
    Version settled = version;
    if (settled != null && !settled.etag().isEmpty()) {
      headers.put("If-Match", settled.etag());
    }
    Answer answer = requests.ask("GET", path.key(), "", headers);
    Version answered = answer.versionOfRange(from);
    if (settled != null && !settled.equals(answered)) {
      answer.body().close();
      throw new ChangedFileException(path);
    }
    version = answered;
    return answer;
  }

  /** No range of an object without bytes can be granted. */
  private InputStream empty(Refusal refusal, long from) throws IOException {
    if (refusal.isPreconditionFailed()) {
      throw new ChangedFileException(path);
    }
    if (refusal.isRangeNotSatisfiable() && from == 0 && known().size() == 0) {
      return InputStream.nullInputStream();
    }
    throw refusal.exception(path.toString());
  }

  IOException exception(Refusal refusal) {
    return refusal.isPreconditionFailed()
        ? new ChangedFileException(path)
        : refusal.exception(path.toString());
  }

  @Override
  public Optional<Boolean> gzipped() {
    return path.gzipped();
  }

  @Override
  public Path pinned(boolean gzipped) {
    Version settled = version;
    return settled == null ? path : path.pinned(settled, gzipped);
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
