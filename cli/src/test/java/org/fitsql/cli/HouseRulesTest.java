package org.fitsql.cli;

import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.definitions.InstrumentProfiles;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The rules of the house, as architecture and CONTRIBUTING state them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // reads all classes once
class HouseRulesTest {
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");
  private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  /**
   * Words that are an instrument's and not only an instrument's: keywords of the FITS standard, of
   * the STScI constant array convention, columns of fitsql's own tables, keys of its own files.
   */
  private static final Set<String> SHARED =
      Set.of(
          "simple",
          "bitpix",
          "naxis",
          "naxis1",
          "naxis2",
          "extend",
          "groups",
          "pcount",
          "gcount",
          "xtension",
          "extname",
          "extver",
          "extlevel",
          // FITS standard, sections 4.4.2 and 8
          "datamax",
          "datamin",
          "restfrq",
          "restwav",
          "wcsaxes",
          // coordinates: FITS standard, section 8
          "ctype1",
          "cunit1",
          "crpix1",
          "crval1",
          "cdelt1",
          "cd1_1",
          "cunit2",
          "crpix2",
          "cdelt2",
          "lonpole",
          "latpole",
          "radesys",
          "tfields",
          "bscale",
          "bzero",
          "blank",
          "bunit",
          "origin",
          "date",
          "date-obs",
          "inherit",
          "instrume",
          "telescop",
          "object",
          "equinox",
          "history",
          "comment",
          "exptime",
          "npix1",
          "npix2",
          "pixvalue",
          "filename",
          "filetype",
          "rootname",
          "detector",
          "proposid",
          "quality");

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.fitsql");

  @Test
  void dependenciesPointDown() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("fits")
        .definedBy("org.fitsql.fits..")
        .layer("definitions")
        .definedBy("org.fitsql.definitions..")
        .layer("orm")
        .definedBy("org.fitsql.orm..")
        .layer("ingest")
        .definedBy("org.fitsql.ingest..")
        .layer("quicklook")
        .definedBy("org.fitsql.quicklook..")
        .layer("store")
        .definedBy("org.fitsql.objectstore..")
        .layer("logs")
        .definedBy("org.fitsql.logs..")
        .layer("scheduler")
        .definedBy("org.fitsql.scheduler..")
        .layer("monitoring")
        .definedBy("org.fitsql.monitoring..")
        .layer("simulation")
        .definedBy("org.fitsql.simulation..")
        .layer("cli")
        .definedBy("org.fitsql.cli..")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("scheduler")
        .mayOnlyBeAccessedByLayers("monitoring", "cli")
        .whereLayer("monitoring")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("simulation")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("ingest")
        .mayOnlyBeAccessedByLayers("scheduler", "monitoring", "cli")
        .whereLayer("quicklook")
        .mayOnlyBeAccessedByLayers("scheduler", "cli")
        .whereLayer("orm")
        .mayOnlyBeAccessedByLayers("ingest", "scheduler", "cli")
        .whereLayer("store")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("logs")
        .mayOnlyBeAccessedByLayers("scheduler", "cli")
        .check(classes);
    noClasses()
        .that()
        .resideInAPackage("org.fitsql.fits..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.fitsql.definitions..")
        .check(classes);
    noClasses()
        .that()
        .resideInAPackage("org.fitsql.logs..")
        .should()
        .dependOnClassesThat(otherModuleThan("org.fitsql.logs"))
        .check(classes);
  }

  @Test
  void eachLibraryHasOneOwner() {
    owned("org.fitsql.fits", "nom.tam..").check(classes);
    owned("org.fitsql.orm", "org.hibernate..", "org.flywaydb..", "java.sql..", "com.zaxxer..")
        .check(classes);
    // a library that keeps tables in the same database is handed the connections, unseen
    noClasses()
        .that()
        .resideOutsideOfPackages("org.fitsql.orm..", "org.fitsql.testkit..")
        .and()
        .doNotHaveFullyQualifiedName("org.fitsql.scheduler.daemon.TimedRuns")
        .and()
        .doNotHaveFullyQualifiedName("org.fitsql.scheduler.shards.ShardQueue")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javax.sql..")
        .check(classes);
    noClasses()
        .that()
        .resideOutsideOfPackages("org.fitsql.scheduler.daemon..", "org.fitsql.scheduler.shards..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.github.kagkarlsson..")
        .check(classes);
    owned(
            "org.fitsql.quicklook",
            "javax.imageio..",
            "java.awt..",
            "org.apache.commons.imaging..",
            "net.coobird..",
            "com.sun.jna..")
        .check(classes);
    owned("org.fitsql.logs", "ch.qos.logback..").check(classes);
    owned("org.fitsql.monitoring", "io.micrometer..", "io.prometheus..").check(classes);
    owned("org.fitsql.cli", "picocli..", "me.tongfei..").check(classes);
  }

  @Test
  void classesAndPackagesAreNamedForWhatTheyAre() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Impl")
        .check(classes);
    noClasses()
        .should()
        .resideInAnyPackage("..impl..", "..util..", "..utils..", "..dto..")
        .check(classes);
  }

  @Test
  void nothingStaticCanChange() {
    fields()
        .that()
        .areStatic()
        .and()
        .doNotHaveModifier(JavaModifier.SYNTHETIC)
        .should()
        .beFinal()
        .check(classes);
  }

  @Test
  void everyPackageSaysWhereNullMayBe() {
    classes()
        .that()
        .areTopLevelClasses()
        .should(
            have(
                new DescribedPredicate<JavaClass>("a package that is @NullMarked") {
                  @Override
                  public boolean test(JavaClass type) {
                    return type.getPackage().isAnnotatedWith(NullMarked.class);
                  }
                }))
        .check(classes);
  }

  @Test
  void noMainClassKnowsADetectorATableOrAKeywordOfAnInstrument() {
    Set<String> facts = instrumentFacts();
    assertThat(facts).contains("wfc", "flt", "wfc_flt_1", "ccdamp");

    List<String> offenders = sources().flatMap(file -> quotedFacts(file, facts)).sorted().toList();

    assertThat(offenders).isEmpty();
  }

  /** Words that only the files of an instrument may say, lower case. */
  private static Set<String> instrumentFacts() {
    Set<String> facts = new TreeSet<>();
    for (InstrumentProfile profile : InstrumentProfiles.builtIn()) {
      facts.add(profile.id());
      facts.addAll(profile.detectors());
      facts.addAll(profile.filetypes());
      profile
          .tables()
          .values()
          .forEach(
              table -> {
                facts.add(table.name());
                table
                    .columns()
                    .forEach(column -> facts.add(column.keyword().toLowerCase(Locale.ROOT)));
              });
    }
    facts.removeAll(SHARED);
    facts.removeIf(fact -> fact.length() < 3);
    return facts;
  }

  private static Stream<String> quotedFacts(Path file, Set<String> facts) {
    try {
      Matcher quoted = QUOTED.matcher(COMMENT.matcher(Files.readString(file)).replaceAll(""));
      return quoted
          .results()
          .map(found -> found.group(1))
          .filter(text -> facts.contains(text.toLowerCase(Locale.ROOT)))
          .map(text -> file.getFileName() + ": \"" + text + "\"")
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> sources() {
    Path root = root();
    try (Stream<Path> modules = Files.list(root)) {
      return modules
          .map(module -> module.resolve("src/main/java"))
          .filter(Files::isDirectory)
          .filter(folder -> !folder.startsWith(root.resolve("testkit")))
          .flatMap(HouseRulesTest::javaFiles)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .collect(Collectors.toList())
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve(".mvn"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static ArchRule owned(String owner, String... libraries) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(owner + "..", "org.fitsql.testkit..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries);
  }

  private static DescribedPredicate<JavaClass> otherModuleThan(String module) {
    return new DescribedPredicate<>("belong to another module") {
      @Override
      public boolean test(JavaClass type) {
        return type.getPackageName().startsWith("org.fitsql.")
            && !type.getPackageName().startsWith(module);
      }
    };
  }
}
