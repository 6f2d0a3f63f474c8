package io.twospeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class OneDoorTest {

  @Test
  void onlyTheDoorsArePublic() {
    assertThat(
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.twospeed.simulator")
                    .stream()
                    .filter(OneDoorTest::seenFromOutside)
                    .map(JavaClass::getSimpleName))
        .containsExactlyInAnyOrder(
            "SimulatedCore", "Builder", "EmbeddedBroker", "ReplyCorrelation");
  }

  private static boolean seenFromOutside(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(OneDoorTest::seenFromOutside).orElse(true);
  }
}
