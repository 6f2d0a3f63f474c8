package io.twospeed.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The directions of the house, as docs/architecture.md draws them. */
class HouseRulesTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.twospeed");

  @Test
  void baseKnowsNoOtherModule() {
    holds(mayImport("base"));
  }

  @Test
  void mappingsKnowsBaseAlone() {
    holds(mayImport("mappings", "base"));
  }

  @Test
  void journalKnowsNoOtherModule() {
    holds(mayImport("journal"));
  }

  @Test
  void theFastDoorKnowsTheJournalAlone() {
    holds(mayImport("openapi", "base", "journal"));
  }

  @Test
  void theSlowDoorKnowsMappingsAndJournal() {
    holds(mayImport("legacycore", "base", "mappings", "journal"));
  }

  @Test
  void routesKnowTheFastDoorAndNeverTheSlowOne() {
    holds(mayImport("routes", "base", "openapi", "journal"));
  }

  @Test
  void theSimulatorKnowsMappingsAlone() {
    holds(mayImport("simulator", "base", "mappings"));
  }

  @Test
  void noPackageIsInACycle() {
    holds(slices().matching("io.twospeed.(**)").should().beFreeOfCycles());
  }

  @Test
  void translationKnowsNoFrameworkAndNoTransport() {
    holds(
        noClasses()
            .that()
            .resideInAPackage("io.twospeed.mappings..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.apache.camel..", "org.springframework..", "jakarta.jms..", "java.net.http.."));
  }

  @Test
  void routesKnowNoServerAndNoTransport() {
    holds(
        noClasses()
            .that()
            .resideInAPackage("io.twospeed.routes..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.servlet..", "jakarta.jms..", "org.springframework.."));
  }

  @Test
  void namesSayTheRole() {
    holds(
        noClasses()
            .should()
            .haveNameMatching(".*(Impl|Util|Utils|(?<!Queue)Manager|Helper)")
            .because(
                "the name says the variant in front and the role behind (a queue manager is called so)"));
  }

  private static void holds(ArchRule rule) {
    rule.check(HOUSE);
  }

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
