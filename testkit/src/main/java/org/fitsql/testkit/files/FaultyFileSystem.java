package org.fitsql.testkit.files;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Shows a directory of another file system, to read only, with faults. */
public final class FaultyFileSystem extends FileSystem {
  private final FileSystem real;
  private final FaultyProvider provider;

  private FaultyFileSystem(FileSystem real, Fault fault) {
    this.real = real;
    this.provider = new FaultyProvider(this, real.provider(), fault);
  }

  /** The same directory, where every operation may fail. */
  public static Path of(Path directory, Fault fault) {
    return new FaultyFileSystem(directory.getFileSystem(), fault).faulty(directory);
  }

  /** A path that knows this file system, and is otherwise the real one. */
  Path faulty(Path path) {
    return (Path)
        Proxy.newProxyInstance(
            FaultyFileSystem.class.getClassLoader(),
            new Class<?>[] {Path.class, Real.class},
            (proxy, method, arguments) -> call(path, method, arguments));
  }

  /** What a faulty path is on the file system that works. */
  interface Real {
    Path real();
  }

  static Path real(Path path) {
    return path instanceof Real faulty ? faulty.real() : path;
  }

  private @Nullable Object call(Path path, Method method, Object @Nullable [] arguments)
      throws Throwable {
    switch (method.getName()) {
      case "real":
        return path;
      case "getFileSystem":
        return this;
      default:
        try {
          return wrapped(method.invoke(path, unwrapped(arguments)));
        } catch (InvocationTargetException e) {
          throw e.getCause() == null ? e : e.getCause();
        }
    }
  }

  private static Object @Nullable [] unwrapped(Object @Nullable [] arguments) {
    return arguments == null
        ? null
        : Arrays.stream(arguments).map(each -> each instanceof Path p ? real(p) : each).toArray();
  }

  private @Nullable Object wrapped(@Nullable Object result) {
    if (result instanceof Iterator<?> parts) {
      List<@Nullable Object> all = new ArrayList<>();
      parts.forEachRemaining(part -> all.add(wrapped(part)));
      return all.iterator();
    }
    return result instanceof Path path ? faulty(path) : result;
  }

  @Override
  public FileSystemProvider provider() {
    return provider;
  }

  @Override
  public String getSeparator() {
    return real.getSeparator();
  }

  @Override
  public Path getPath(String first, String... more) {
    return faulty(real.getPath(first, more));
  }

  @Override
  public boolean isOpen() {
    return real.isOpen();
  }

  @Override
  public boolean isReadOnly() {
    return true;
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    return StreamSupport.stream(real.getRootDirectories().spliterator(), false)
        .map(this::faulty)
        .toList();
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    return real.getFileStores();
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return real.supportedFileAttributeViews();
  }

  @Override
  public PathMatcher getPathMatcher(String syntaxAndPattern) {
    PathMatcher matcher = real.getPathMatcher(syntaxAndPattern);
    return path -> matcher.matches(real(path));
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    return real.getUserPrincipalLookupService();
  }

  @Override
  public WatchService newWatchService() throws IOException {
    return real.newWatchService();
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException("it shares the file system below");
  }
}
