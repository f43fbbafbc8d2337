package org.fitsql.bench.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Programs that are installed on this machine.
 *
 * @param search directories to look in, in this order
 * @param scratch where trials run and compiled references go
 */
public record Tools(List<Path> search, Path scratch) {

  /** Those on the PATH, and where systems keep servers. */
  public static Tools of(String path, Path scratch) {
    Stream<String> named = Arrays.stream(path.split(":", -1)).filter(part -> !part.isEmpty());
    Stream<String> always = Stream.of("/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin");
    return new Tools(Stream.concat(named, always).distinct().map(Path::of).toList(), scratch);
  }

  /** The first of these names that is installed. */
  public Optional<Path> find(String... names) {
    return Stream.of(names).flatMap(this::all).findFirst();
  }

  /** A Python that can import all these modules. */
  public Optional<Path> python(String... modules) throws IOException {
    String imports = "import " + String.join(", ", modules);
    for (Path candidate : all("python3").toList()) {
      if (succeeds(List.of(candidate.toString(), "-c", imports))) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** Compiles a C program; empty where there is no compiler or a library is missing. */
  public Optional<Path> compiled(Path source, String... libraries) throws IOException {
    Optional<Path> compiler = find("cc", "gcc", "clang");
    if (compiler.isEmpty()) {
      return Optional.empty();
    }
    String name = String.valueOf(source.getFileName()).replaceFirst("\\.c$", "");
    Path target = scratch.resolve(name);
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(compiler.get().toString(), "-O2", "-o", target.toString(), source.toString()));
    command.addAll(List.of(libraries));
    return succeeds(command) ? Optional.of(target) : Optional.empty();
  }

  private boolean succeeds(List<String> command) throws IOException {
    return new Program(command, scratch).run().exitCode() == 0;
  }

  private Stream<Path> all(String name) {
    return search.stream().map(folder -> folder.resolve(name)).filter(Files::isExecutable);
  }
}
