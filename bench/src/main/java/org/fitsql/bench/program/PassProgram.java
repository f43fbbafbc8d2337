package org.fitsql.bench.program;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A reference that stays alive and does one pass each time it is told to, so that its start is not
 * measured and rounds can take turns. It says {@code ready}; for each line {@code go} it does its
 * work and answers with one line of JSON, whose {@code seconds} are its own measurement.
 */
public final class PassProgram implements AutoCloseable {
  private final String name;
  private final Process process;
  private final BufferedReader answers;
  private final Writer orders;
  private final Path errors;
  private final ObjectMapper json = new ObjectMapper();

  private PassProgram(String name, Process process, Path errors) {
    this.name = name;
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.orders = process.outputWriter(StandardCharsets.UTF_8);
    this.errors = errors;
  }

  /** Starts a reference and waits until it is ready. */
  public static PassProgram start(Program program) throws IOException {
    Path errors = Files.createTempFile("bench-", ".err");
    Process process = program.builder().redirectError(errors.toFile()).start();
    PassProgram started = new PassProgram(program.command().toString(), process, errors);
    String greeting = started.answers.readLine();
    if (!"ready".equals(greeting)) {
      ProgramException failure = started.failure(greeting);
      started.close();
      throw failure;
    }
    return started;
  }

  /** Lets it do its work once. */
  public JsonNode pass() throws IOException {
    try {
      orders.write("go\n");
      orders.flush();
    } catch (IOException e) {
      throw failure(e.toString());
    }
    String answer = answers.readLine();
    if (answer == null || !answer.startsWith("{")) {
      throw failure(answer);
    }
    return json.readTree(answer);
  }

  private ProgramException failure(@Nullable String answer) throws IOException {
    return new ProgramException(
        name + " failed: " + (answer == null ? "" : answer + " ") + Files.readString(errors));
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    Files.deleteIfExists(errors);
  }
}
