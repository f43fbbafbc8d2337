package org.fitsql.definitions;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Keys and values of one level of a YAML file. Keeps the line of everything, so that whatever is
 * wrong with a value can be told with file, line and key. A key that nobody knows, or one given
 * twice, is refused.
 */
final class YamlSection {

  private final String file;
  private final String path;
  private final int line;
  private final Problems problems;
  private final Map<String, Node> values = new LinkedHashMap<>();

  private YamlSection(String file, String path, Node node, Problems problems, List<String> known) {
    this.file = file;
    this.path = path;
    this.line = line(node);
    this.problems = problems;
    if (!(node instanceof MappingNode mapping)) {
      throw new DefinitionException(
          file,
          line,
          (path.isEmpty() ? "the file" : path)
              + " does not consist of keys. Write key: value, with the keys "
              + String.join(", ", known)
              + ".",
          null);
    }
    mapping.getValue().forEach(entry -> problems.collect(() -> add(entry, known)));
  }

  /**
   * Reads a whole file that may have the {@code known} keys.
   *
   * @param problems told of unknown keys and of those given twice; all else is thrown
   */
  static YamlSection read(String file, String text, Problems problems, String... known) {
    try {
      LoaderOptions options = new LoaderOptions();
      @Nullable Node root =
          new Composer(new ParserImpl(new StreamReader(text), options), new TextOnly(), options)
              .getSingleNode();
      if (root == null) {
        throw new DefinitionException(
            file, "is empty. It needs the keys " + String.join(", ", known) + ".", null);
      }
      return new YamlSection(file, "", root, problems, List.of(known));
    } catch (MarkedYAMLException e) {
      @Nullable Mark mark = e.getProblemMark();
      throw new DefinitionException(
          file,
          mark == null ? 1 : mark.getLine() + 1,
          "is not YAML: " + e.getProblem() + ". Check quotes, colons and indentation.",
          e);
    } catch (YAMLException e) {
      throw new DefinitionException(file, "is not YAML: " + e.getMessage(), e);
    }
  }

  private void add(NodeTuple entry, List<String> known) {
    String key =
        entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "(not a word)";
    if (!known.contains(key)) {
      throw at(
          entry.getKeyNode(),
          "unknown key " + path + key + ". Known here: " + String.join(", ", known) + ".");
    }
    if (values.putIfAbsent(key, entry.getValueNode()) != null) {
      throw at(entry.getKeyNode(), path + key + " is given twice. Keep one of the two.");
    }
  }

  /** File and line at which the section begins. */
  String place() {
    return file.substring(file.lastIndexOf('/') + 1) + ":" + line;
  }

  /** Whether the key is there, with or without a value. */
  boolean isGiven(String key) {
    return values.containsKey(key);
  }

  /** Whether the key is there and has a value. */
  boolean has(String key) {
    @Nullable Node node = values.get(key);
    return node != null && !(node instanceof ScalarNode scalar && scalar.getValue().isBlank());
  }

  String text(String key) {
    return text(key, value(key));
  }

  /** The text, or null where the key is absent or has no value. */
  @Nullable String optionalText(String key) {
    return has(key) ? text(key) : null;
  }

  /** A finite number. */
  double number(String key) {
    return number(key, text(key));
  }

  /** A list of {@code count} finite numbers. */
  List<Double> numbers(String key, int count) {
    List<Double> numbers = texts(key).stream().map(text -> number(key, text)).toList();
    if (numbers.size() != count) {
      throw wrong(key, "has " + numbers.size() + " numbers. Give " + count + ".");
    }
    return numbers;
  }

  private double number(String key, String text) {
    try {
      return new BigDecimal(text.strip()).doubleValue();
    } catch (NumberFormatException e) {
      throw wrong(key, "holds '" + text + "', which is not a number.");
    }
  }

  /** A list of texts, which may be empty. */
  List<String> texts(String key) {
    return items(key, node -> text(key, node));
  }

  /** A section that may have the {@code known} keys. */
  YamlSection section(String key, String... known) {
    return new YamlSection(file, path + key + ".", value(key), problems, List.of(known));
  }

  /** A list of sections; empty where the key is absent. */
  List<YamlSection> sections(String key, String... known) {
    return has(key)
        ? items(
            key, node -> new YamlSection(file, path + key + ".", node, problems, List.of(known)))
        : List.of();
  }

  /** A regular expression, for upper and lower case alike, that has the groups it needs. */
  Pattern pattern(String key, String... groups) {
    return pattern(key, value(key), groups);
  }

  List<Pattern> patterns(String key, String... groups) {
    return items(key, node -> pattern(key, node, groups));
  }

  /** What to throw when the value of a key is wrong. */
  DefinitionException wrong(String key, String message) {
    @Nullable Node node = values.get(key);
    String text = path + key + " " + message;
    return node == null ? new DefinitionException(file, line, text, null) : at(node, text);
  }

  private Pattern pattern(String key, Node node, String... groups) {
    String regex = text(key, node);
    for (String group : groups) {
      if (!regex.contains("(?<" + group + ">")) {
        throw at(
            node, path + key + " '" + regex + "' lacks the part (?<" + group + ">...). Add it.");
      }
    }
    try {
      return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    } catch (PatternSyntaxException e) {
      String message =
          "%s%s '%s' is no regular expression: %s near character %d. Correct it."
              .formatted(path, key, regex, e.getDescription(), e.getIndex() + 1);
      throw new DefinitionException(file, line(node), message, e);
    }
  }

  private <T> List<T> items(String key, Function<Node, T> read) {
    Node node = value(key);
    if (!(node instanceof SequenceNode sequence)) {
      throw at(node, path + key + " is not a list. Write [a, b] or lines that begin with '- '.");
    }
    List<T> items = new ArrayList<>();
    sequence.getValue().forEach(item -> items.add(read.apply(item)));
    return List.copyOf(items);
  }

  private String text(String key, Node node) {
    if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
      throw at(node, path + key + " has no text. Write one value after the colon.");
    }
    return scalar.getValue();
  }

  private Node value(String key) {
    if (!has(key)) {
      throw wrong(key, "has no value. Add it.");
    }
    return Objects.requireNonNull(values.get(key));
  }

  private DefinitionException at(Node node, String message) {
    return new DefinitionException(file, line(node), message, null);
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  /** Takes every scalar as the text it is; the types of YAML are not wanted and slow to set up. */
  private static final class TextOnly extends Resolver {
    @Override
    protected void addImplicitResolvers() {
      // none
    }
  }
}
