package io.twospeed.mqstandin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may import whom in here. */
final class RoomsTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.twospeed.mqstandin");

  @Test
  void thePackagesHaveNoCycle() {
    slices().matching("io.twospeed.mqstandin.(*)..").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void queuesKnowNoSocket() {
    noClasses()
        .that()
        .resideInAnyPackage("..wire..", "..store..", "..queues..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..channel..", "java.net..")
        .check(MAIN);
  }

  @Test
  void nothingOfIbmsIsUsedOnThisSideOfTheWire() {
    noClasses().should().dependOnClassesThat().resideInAnyPackage("com.ibm..").check(MAIN);
  }
}
