package org.fitsql.cli.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads {@code fitsql.yaml}, strictly: every key is known, every value stands on a known line. */
final class ConfigFile {
  private final Path path;
  private final JsonParser parser;
  private final Map<Key, Setting> settings = new EnumMap<>(Key.class);

  private ConfigFile(Path path, JsonParser parser) {
    this.path = path;
    this.parser = parser;
  }

  static Map<Key, Setting> read(Path path) throws ConfigurationException {
    try (JsonParser parser = new YAMLFactory().createParser(Files.readString(path))) {
      ConfigFile file = new ConfigFile(path, parser);
      file.document();
      return file.settings;
    } catch (NoSuchFileException e) {
      throw new ConfigurationException(
          "Configuration file " + path + " does not exist; `fitsql init` writes one.");
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new ConfigurationException(
          path + ", line " + line + ": no valid YAML: " + e.getOriginalMessage().lines().toList());
    } catch (IOException e) {
      throw new ConfigurationException(
          "Configuration file "
              + path
              + " cannot be read ("
              + FileFault.words(e)
              + "); make it readable, or name another with --config.");
    }
  }

  private void document() throws IOException, ConfigurationException {
    JsonToken first = parser.nextToken();
    if (first == null || (first == JsonToken.VALUE_NULL && parser.nextToken() == null)) {
      return; // nothing but comments
    }
    if (first != JsonToken.START_OBJECT) {
      throw at("expected keys and values, such as `archive: /data/acs`.");
    }
    section("");
    if (parser.nextToken() != null) {
      throw at("a second document; one file holds one configuration.");
    }
  }

  private void section(String prefix) throws IOException, ConfigurationException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      entry(prefix + parser.currentName());
    }
  }

  private void entry(String name) throws IOException, ConfigurationException {
    Origin.File origin = new Origin.File(path, line());
    if (Key.isSection(name)) {
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_OBJECT) {
        section(name + ".");
      } else if (!isNothing(token)) {
        throw at(name + " is a section: write its keys below it, indented.");
      }
      return;
    }
    Key key = Key.ofPath(name).orElseThrow(() -> unknown(name, origin));
    Setting twin = settings.put(key, value(key, origin));
    if (twin != null) {
      throw new ConfigurationException(
          origin + ": " + name + " was given before (" + twin.origin() + "); keep one of them.");
    }
  }

  private Setting value(Key key, Origin origin) throws IOException, ConfigurationException {
    JsonToken token = parser.nextToken();
    if (isNothing(token)) {
      throw at(key.path() + " has no value: give one, or remove the line.");
    }
    if (token.isScalarValue()) {
      return Setting.of(key, parser.getText(), origin);
    }
    if (token == JsonToken.START_OBJECT) {
      throw at(key.path() + " takes a value, not keys of its own.");
    }
    List<String> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (!parser.currentToken().isScalarValue()) {
        throw at(key.path() + " takes a plain list.");
      }
      items.add(parser.getText());
    }
    return new Setting(key, List.copyOf(items), true, origin);
  }

  private boolean isNothing(JsonToken token) throws IOException {
    return token == JsonToken.VALUE_NULL
        || (token == JsonToken.VALUE_STRING && parser.getText().isBlank());
  }

  private static ConfigurationException unknown(String name, Origin origin) {
    List<String> known = Arrays.stream(Key.values()).map(Key::path).toList();
    String meant =
        Nearest.to(name, known)
            .map(key -> "Did you mean " + key + "?")
            .orElse("Known keys: " + String.join(", ", known) + ".");
    return new ConfigurationException(origin + ": unknown key " + name + ". " + meant);
  }

  private ConfigurationException at(String message) {
    return new ConfigurationException(path + ", line " + line() + ": " + message);
  }

  private int line() {
    return Math.max(1, parser.currentTokenLocation().getLineNr());
  }
}
