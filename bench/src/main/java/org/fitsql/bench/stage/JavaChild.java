package org.fitsql.bench.stage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fitsql.bench.program.Program;

/** A class of the benchmark that runs in a Java virtual machine of its own. */
final class JavaChild {
  private JavaChild() {}

  static String executable() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /**
   * @param options of the virtual machine
   */
  static Program of(Class<?> main, Path directory, List<String> options, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(executable());
    command.addAll(options);
    command.addAll(
        List.of("-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path")));
    command.add(main.getName());
    command.addAll(arguments);
    return new Program(command, directory);
  }
}
