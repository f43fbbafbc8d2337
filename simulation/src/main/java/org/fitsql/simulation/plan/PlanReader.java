package org.fitsql.simulation.plan;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads a {@link SimulationPlan} from the folder of an instrument. */
public final class PlanReader {
  /** Name of the file in the folder of an instrument. */
  public static final String FILE = "simulation.yaml";

  private final YAMLMapper mapper;

  public PlanReader() {
    mapper =
        YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();
    mapper.configOverride(List.class).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
    mapper
        .configOverride(Map.class)
        .setSetterInfo(JsonSetter.Value.construct(Nulls.AS_EMPTY, Nulls.SET));
    mapper
        .configOverride(String.class)
        .setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
  }

  /**
   * The plan that comes with fitsql.
   *
   * @param instrument id of the instrument, such as {@code hst/acs}
   * @throws IOException where there is none or it cannot be understood
   */
  public SimulationPlan read(String instrument) throws IOException {
    String resource = "instruments/" + instrument + "/" + FILE;
    try (InputStream in = SimulationPlan.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new NoSuchFileException(
            resource, null, "instrument '" + instrument + "' comes without a simulation");
      }
      return read(in, resource);
    }
  }

  /**
   * The plan in a folder.
   *
   * @throws IOException where there is none or it cannot be understood
   */
  public SimulationPlan read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    }
  }

  private SimulationPlan read(InputStream in, String name) throws IOException {
    try {
      SimulationPlan plan = mapper.readValue(in, SimulationPlan.class);
      new PlanCheck(plan, name).run();
      return plan;
    } catch (JsonProcessingException e) {
      throw new IOException(name + ": " + e.getMessage(), e);
    }
  }
}
