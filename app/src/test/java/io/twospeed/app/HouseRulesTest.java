package io.twospeed.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;

/** The directions of the house, as docs/architecture.md draws them. */
@AnalyzeClasses(
    packages = "io.twospeed",
    importOptions = {ImportOption.DoNotIncludeTests.class})
class HouseRulesTest {

  @ArchTest static final ArchRule mappingsKnowsNoOtherModule = mayImport("mappings");
  @ArchTest static final ArchRule journalKnowsNoOtherModule = mayImport("journal");
  @ArchTest static final ArchRule theFastDoorKnowsTheJournalAlone = mayImport("openapi", "journal");

  @ArchTest
  static final ArchRule theSlowDoorKnowsMappingsAndJournal =
      mayImport("legacycore", "mappings", "journal");

  @ArchTest
  static final ArchRule routesKnowTheFastDoorAndNeverTheSlowOne =
      mayImport("routes", "openapi", "journal");

  @ArchTest
  static final ArchRule theSimulatorKnowsMappingsAlone = mayImport("simulator", "mappings");

  @ArchTest
  static final ArchRule noPackageIsInACycle =
      slices().matching("io.twospeed.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule translationKnowsNoFrameworkAndNoTransport =
      noClasses()
          .that()
          .resideInAPackage("io.twospeed.mappings..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.camel..", "org.springframework..", "jakarta.jms..", "java.net.http..");

  @ArchTest
  static final ArchRule namesSayTheRole =
      noClasses()
          .should()
          .haveNameMatching(".*(Impl|Util|Utils|Manager|Helper)")
          .because("the name says the variant in front and the role behind");

  private static ArchRule mayImport(String module, String... others) {
    String[] allowed = Arrays.stream(others).map(HouseRulesTest::packages).toArray(String[]::new);
    DescribedPredicate<JavaClass> elsewhereInTheHouse =
        resideInAPackage("io.twospeed..")
            .and(DescribedPredicate.not(resideInAPackage(packages(module))));
    for (String other : allowed) {
      elsewhereInTheHouse =
          elsewhereInTheHouse.and(DescribedPredicate.not(resideInAPackage(other)));
    }
    return classes()
        .that()
        .resideInAPackage(packages(module))
        .should()
        .onlyDependOnClassesThat(DescribedPredicate.not(elsewhereInTheHouse));
  }

  private static String packages(String module) {
    return "io.twospeed." + module + "..";
  }
}
