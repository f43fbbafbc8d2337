package org.fitsql.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fitsql.definitions.ColumnDefinition;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.RepeatedKeywords;
import org.fitsql.definitions.TableDefinition;
import org.fitsql.simulation.detector.Camera;
import org.fitsql.simulation.detector.Noise;
import org.fitsql.simulation.file.FitsBuilder;
import org.fitsql.simulation.file.HduBuilder;
import org.fitsql.simulation.file.HduData;
import org.fitsql.simulation.header.Facts;
import org.fitsql.simulation.header.HeaderComposer;
import org.fitsql.simulation.header.KeywordValues;
import org.fitsql.simulation.plan.Content;
import org.fitsql.simulation.plan.FiletypePlan;
import org.fitsql.simulation.plan.FiletypePlan.HduPlan;
import org.fitsql.simulation.plan.SimulationPlan;
import org.fitsql.simulation.plan.ValueRule;
import org.fitsql.simulation.sky.RandomStreams;

/** Composes the files of one observation, HDU by HDU. Used by one thread. */
final class FileComposer {
  private final InstrumentProfile profile;
  private final SimulationPlan plan;
  private final HeaderComposer headers;
  private final Observation observation;
  private final ObservationPixels pixels;
  private final RandomStreams streams;
  private final ContentMaker contents;

  FileComposer(
      InstrumentProfile profile,
      SimulationPlan plan,
      HeaderComposer headers,
      Observation observation,
      Noise noise) {
    this.profile = profile;
    this.plan = plan;
    this.headers = headers;
    this.observation = observation;
    Visit visit = observation.visit();
    this.pixels =
        new ObservationPixels(
            observation, new Camera(visit.detector(), plan.flags(), noise), noise);
    this.streams = visit.streams(observation.rootname());
    this.contents = new ContentMaker(visit.detector(), pixels, streams);
  }

  /**
   * An extension in the making.
   *
   * @param facts what only its header can quote
   * @param layer what keywords say for its chip
   */
  private record Extension(
      HduPlan plan, int extver, HduData data, Facts facts, Map<String, ValueRule> layer) {}

  /** The file of one filetype. */
  FitsBuilder compose(String filetype, Facts facts) {
    FiletypePlan kind = plan.filetype(filetype);
    List<Extension> extensions = extensions(kind, facts);
    Facts known = facts.with("extensions", (long) extensions.size()).with("filetype", filetype);
    KeywordValues values = values(kind);
    FitsBuilder file = new FitsBuilder();
    file.hdu(primary(filetype, kind, known, values));
    for (int i = 0; i < extensions.size(); i++) {
      Extension extension = extensions.get(i);
      HduPlan hdu = extension.plan();
      HduBuilder builder =
          HduBuilder.extension(hdu.extname(), extension.extver(), extension.data());
      List<String> also = new ArrayList<>(plan.always().extension());
      also.addAll(hdu.cards().keySet());
      headers.compose(
          builder,
          headerTable(filetype, hdu.extname(), i + 1),
          also,
          new HeaderComposer.Values(
              values.narrowed(extension.layer()).narrowed(hdu.keywords()).narrowed(hdu.cards()),
              extension.facts().with("filetype", filetype),
              streams));
      file.hdu(builder);
    }
    return file;
  }

  private HduBuilder primary(
      String filetype, FiletypePlan kind, Facts facts, KeywordValues values) {
    HduBuilder hdu = HduBuilder.primary();
    HeaderComposer.Values how = new HeaderComposer.Values(values, facts, streams);
    headers.compose(hdu, headerTable(filetype, "PRIMARY", 0), plan.always().primary(), how);
    for (RepeatedKeywords repeated : profile.repeated()) {
      SimulationPlan.RepeatPlan repeat = plan.repeated().get(repeated.table());
      if (repeat != null && repeat.filetypes().contains(filetype)) {
        addRepeated(hdu, repeated, repeat, facts);
      }
    }
    kind.comments().forEach(line -> hdu.comment(facts.fill(line)));
    kind.history().forEach(line -> hdu.history(facts.fill(line)));
    return hdu;
  }

  private void addRepeated(
      HduBuilder hdu, RepeatedKeywords repeated, SimulationPlan.RepeatPlan repeat, Facts facts) {
    int index = 0;
    for (Visit.Member member : observation.members()) {
      for (Geometry.ChipFrame chip : pixels.chips()) {
        index++;
        Facts known =
            facts
                .with("index", String.format(Locale.ROOT, "%03d", index))
                .with("member.rootname", member.rootname())
                .with("member.exptime", observation.visit().plan().exptime())
                .with("member.extver", (long) chip.chip());
        for (ColumnDefinition column : repeated.columns()) {
          ValueRule rule = repeat.values().get(column.keyword());
          if (rule != null) {
            String keyword = known.with("name", column.keyword()).fill(repeat.keyword());
            Optional<Object> value =
                KeywordValues.evaluate(rule, known, streams.named("repeat", keyword));
            HeaderComposer.add(hdu, keyword, value, column.description());
          }
        }
      }
    }
  }

  private List<Extension> extensions(FiletypePlan kind, Facts facts) {
    List<Extension> extensions = new ArrayList<>();
    if (!kind.perChip().isEmpty()) {
      int extver = 0;
      for (Geometry.ChipFrame chip : pixels.chips()) {
        extver++;
        for (HduPlan hdu : kind.perChip()) {
          ContentMaker.Content content = contents.ofChip(hdu, chip, facts);
          extensions.add(
              new Extension(
                  hdu,
                  extver,
                  content.data(),
                  content.facts().with("extver", (long) extver),
                  chip.plan().keywords()));
        }
      }
    }
    for (HduPlan hdu : kind.perMember()) {
      for (Visit.Member member : observation.members()) {
        int extver = observation.members().indexOf(member) + 1;
        extensions.add(plain(hdu, extver, member.facts()));
      }
    }
    kind.then().forEach(hdu -> extensions.add(plain(hdu, Math.max(1, hdu.extver()), facts)));
    return extensions;
  }

  private Extension plain(HduPlan hdu, int extver, Facts facts) {
    Facts known = facts.with("extver", (long) extver);
    if (hdu.content() == Content.TABLE) {
      HduData table =
          new TableMaker(observation)
              .table(
                  plan.table(hdu.table()),
                  known,
                  streams.named("table", hdu.extname(), Integer.toString(extver)));
      return new Extension(hdu, extver, table, known, Map.of());
    }
    ContentMaker.Content content = contents.ofObservation(hdu, known);
    return new Extension(hdu, extver, content.data(), content.facts(), Map.of());
  }

  /** The header table of an HDU; empty where the profile keeps such HDUs as cards only. */
  private Optional<TableDefinition> headerTable(String filetype, String extname, int extension) {
    return profile.extensions().contains(extname.toUpperCase(Locale.ROOT))
        ? profile.headerTable(observation.visit().plan().detector(), filetype, extension)
        : Optional.empty();
  }

  private KeywordValues values(FiletypePlan kind) {
    Visit visit = observation.visit();
    KeywordValues values =
        KeywordValues.of(plan)
            .narrowed(visit.detector().keywords())
            .narrowed(kind.keywords())
            .narrowed(plan.proposal(visit.plan().proposal()).keywords())
            .narrowed(visit.target().keywords())
            .narrowed(visit.plan().keywords());
    return observation.product().map(product -> values.narrowed(product.keywords())).orElse(values);
  }
}
