package io.twospeed.routes;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.twospeed", importOptions = ImportOption.DoNotIncludeTests.class)
class RoutesArchitectureTest {

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.twospeed.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule routesKnowNeitherTheSlowDoorNorAServer =
      noClasses()
          .that()
          .resideInAPackage("io.twospeed.routes..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.twospeed.legacycore..",
              "io.twospeed.mappings..",
              "jakarta.servlet..",
              "jakarta.jms..",
              "org.springframework..");
}
