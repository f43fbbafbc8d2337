package org.fitsql.cli;

import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The rules of the house for classes, as architecture and CONTRIBUTING state them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // reads all classes once
class HouseRulesTest {
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
