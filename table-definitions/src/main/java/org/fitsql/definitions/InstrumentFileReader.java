package org.fitsql.definitions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code instrument.yaml}; a key that nobody knows, or one given twice, is refused. */
final class InstrumentFileReader {

  private final ObjectReader yaml =
      YAMLMapper.builder(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build()
          .readerFor(InstrumentFile.class);

  InstrumentFile read(Path file) {
    try (Reader text = Files.newBufferedReader(file)) {
      InstrumentFile content = yaml.readValue(text);
      if (content == null) {
        throw new DefinitionException(
            file.toString(), "is empty. See hst/acs/instrument.yaml for the keys it needs.", null);
      }
      return content;
    } catch (UnrecognizedPropertyException e) {
      throw at(file, e, unknownKey(e));
    } catch (JsonMappingException e) {
      throw at(file, e, where(e) + e.getOriginalMessage() + ". Correct the value of that key.");
    } catch (JsonProcessingException e) {
      throw at(file, e, e.getOriginalMessage() + ". Check quotes, colons and indentation.");
    } catch (IOException e) {
      throw new DefinitionException(file.toString(), "cannot be read: " + e, e);
    }
  }

  private static String unknownKey(UnrecognizedPropertyException e) {
    String known =
        e.getKnownPropertyIds() == null
            ? ""
            : " Keys known here: "
                + e.getKnownPropertyIds().stream()
                    .map(Object::toString)
                    .sorted()
                    .collect(Collectors.joining(", "))
                + ".";
    return "unknown key " + path(e) + "." + known + " Correct or delete it.";
  }

  private static String where(JsonMappingException e) {
    return e.getPath().isEmpty() ? "" : path(e) + ": ";
  }

  /** The keys that lead to the place, such as {@code quicklook.mosaic.keyword}. */
  private static String path(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      @Nullable String key = step.getFieldName();
      path.append(key == null ? "[" + step.getIndex() + "]" : (path.isEmpty() ? "" : ".") + key);
    }
    return path.toString();
  }

  private static DefinitionException at(Path file, JsonProcessingException e, String message) {
    return e.getLocation() == null
        ? new DefinitionException(file.toString(), message, e)
        : new DefinitionException(file.toString(), e.getLocation().getLineNr(), message, e);
  }
}
