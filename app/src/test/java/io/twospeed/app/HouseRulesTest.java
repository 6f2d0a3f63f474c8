package io.twospeed.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The directions of the house, as docs/architecture.md draws them. */
class HouseRulesTest {
  private static final int MOST_FILES_OF_A_PACKAGE = 25;

  private static final Pattern MAIN_SOURCE =
      Pattern.compile("^(?!.*/target/).*/src/main/java/.*\\.java$");

  /**
   * The packages of each module that others may use, below the module's own. What is public
   * elsewhere is so for a neighbour package, and no promise.
   */
  private static final Map<String, Set<String>> DOORS =
      Map.of(
          "base", Set.of("", "jslt", "regex"),
          "mappings",
              Set.of(
                  "",
                  "copybook",
                  "copybook.coding",
                  "copybook.diff",
                  "copybook.options",
                  "copybook.record",
                  "copybook.source",
                  "operation",
                  "operation.declaration",
                  "operation.files",
                  "operation.scaffold",
                  "operation.script",
                  "operation.wire",
                  "xml.schema"),
          "journal",
              Set.of(
                  "",
                  "calls",
                  "common",
                  "encryption",
                  "failure",
                  "instance",
                  "interactions",
                  "settings"),
          "openapi", Set.of("", "answer", "contract", "diff", "document", "product", "settings"),
          "legacycore", Set.of("", "call", "recovery", "settings", "transport"),
          "routes",
              Set.of("", "core", "history", "rehearsal", "release", "settings", "step", "version"),
          "simulator", Set.of("", "mq"));

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
  void aModuleIsUsedByItsDoorsAlone() {
    DOORS.forEach(
        (module, doors) ->
            holds(
                noClasses()
                    .that()
                    .resideOutsideOfPackage(packages(module))
                    .should()
                    .dependOnClassesThat(
                        resideInAPackage(packages(module)).and(notIn(module, doors)))
                    .because("the doors of " + module + " are " + doors)));
  }

  /** The root of a module uses its rooms; a room that used the root would be in its way. */
  @Test
  void noRoomUsesTheRootOfItsModule() {
    for (String module :
        List.of("openapi", "legacycore", "journal", "routes", "simulator", "app")) {
      String root = "io.twospeed." + module;
      holds(
          noClasses()
              .that()
              .resideInAPackage(packages(module))
              .and()
              .resideOutsideOfPackage(root)
              .should()
              .dependOnClassesThat()
              .resideInAPackage(root));
    }
  }

  /** Of every module, also of those that the app does not use. */
  @Test
  void noPackageHasMoreFilesThanANewcomerReads() throws IOException {
    Map<Path, Long> files;
    try (Stream<Path> all = Files.walk(Installation.REPOSITORY)) {
      files =
          all.filter(each -> MAIN_SOURCE.matcher(each.toString()).find())
              .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
    }
    assertThat(files).hasSizeGreaterThan(80);
    files.values().removeIf(count -> count <= MOST_FILES_OF_A_PACKAGE);
    assertThat(files).as("packages of more than " + MOST_FILES_OF_A_PACKAGE + " files").isEmpty();
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

  private static DescribedPredicate<JavaClass> notIn(String module, Set<String> doors) {
    Set<String> open =
        doors.stream()
            .map(each -> "io.twospeed." + module + (each.isEmpty() ? "" : "." + each))
            .collect(Collectors.toSet());
    return DescribedPredicate.describe(
        "are in none of its doors", each -> !open.contains(each.getPackageName()));
  }

  private static String packages(String module) {
    return "io.twospeed." + module + "..";
  }
}
