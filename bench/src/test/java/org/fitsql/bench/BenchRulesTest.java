package org.fitsql.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The rules of the house as far as the benchmark, which nothing depends on, could break them. */
class BenchRulesTest {
  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.fitsql.bench");

  @Test
  void librariesThatBelongToOtherModulesAreNotUsed() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "nom.tam..",
            "org.hibernate..",
            "java.sql..",
            "javax.sql..",
            "javax.imageio..",
            "java.awt..",
            "ch.qos.logback..",
            "picocli..")
        .check(classes);
  }

  @Test
  void onlyOneClassKnowsHowImagesAreDrawn() {
    noClasses()
        .that()
        .doNotHaveSimpleName("FrameDrawer")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.fitsql.quicklook..")
        .check(classes);
  }

  @Test
  void nothingStaticCanChange() {
    fields()
        .that()
        .areStatic()
        .and()
        .areDeclaredInClassesThat()
        .resideOutsideOfPackage("..jmh_generated..")
        .should()
        .beFinal()
        .check(classes);
  }
}
