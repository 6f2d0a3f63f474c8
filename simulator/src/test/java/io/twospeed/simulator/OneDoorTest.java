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
                    .filter(type -> type.getPackageName().equals("io.twospeed.simulator"))
                    .filter(OneDoorTest::seenFromOutside)
                    .map(JavaClass::getSimpleName))
        .containsExactlyInAnyOrder("SimulatedCore", "Builder", "EmbeddedBroker");
  }

  private static boolean seenFromOutside(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(OneDoorTest::seenFromOutside).orElse(true);
  }
}
