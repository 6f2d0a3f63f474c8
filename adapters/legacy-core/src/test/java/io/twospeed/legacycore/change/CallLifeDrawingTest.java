package io.twospeed.legacycore.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** docs/call-life.md is drawn from the table: {@code -Dtwospeed.draw=true} draws it anew. */
class CallLifeDrawingTest {
  private static final Path PAGE =
      Path.of(System.getProperty("basedir", "."), "../../docs/call-life.md");
  private static final String BEGIN = "<!-- drawn from CallLife -->\n";
  private static final String END = "<!-- end -->\n";

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** What leads from one stage to another; what stays at its stage stands in the table. */
  private static String diagram() {
    Map<String, List<String>> arrows = new LinkedHashMap<>();
    for (CallStage stage : CallStage.values()) {
      for (CallEvent event : CallEvent.values()) {
        CallLife.Step step = CallLife.step(stage, event);
        if (step != null && step.next() != stage) {
          arrows
              .computeIfAbsent(stage + " --> " + step.next(), none -> new ArrayList<>())
              .add(word(event));
        }
      }
    }
    StringBuilder text = new StringBuilder("```mermaid\nstateDiagram-v2\n");
    text.append("  [*] --> ").append(CallStage.NEW).append('\n');
    text.append("  [*] --> ").append(CallStage.LOOKED_UP).append('\n');
    arrows.forEach(
        (arrow, events) -> text.append("  %s: %s%n".formatted(arrow, String.join(", ", events))));
    return text.append("  ").append(CallStage.ENDED).append(" --> [*]\n```\n").toString();
  }

  private static String table() {
    StringBuilder text = new StringBuilder("| event |");
    for (CallStage stage : CallStage.values()) {
      text.append(' ').append(word(stage)).append(" |");
    }
    text.append("\n|").append("---|".repeat(CallStage.values().length + 1)).append('\n');
    for (CallEvent event : CallEvent.values()) {
      text.append("| ").append(word(event)).append(" |");
      for (CallStage stage : CallStage.values()) {
        text.append(' ').append(cell(stage, CallLife.step(stage, event))).append(" |");
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String cell(CallStage stage, CallLife.@Nullable Step step) {
    if (step == null) {
      return "";
    }
    String action = word(step.action());
    return step.next() == stage ? action : "%s → **%s**".formatted(action, word(step.next()));
  }

  @Test
  void thePageShowsTheTableAsItIs() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    String drawn = diagram() + "\n" + table();
    String wanted = page.substring(0, begin) + drawn + page.substring(page.indexOf(END));
    if (Boolean.getBoolean("twospeed.draw")) {
      Files.writeString(PAGE, wanted);
      return;
    }
    assertThat(page)
        .as(
            "docs/call-life.md; drawn anew by: mvn -pl adapters/legacy-core -am test -Dtest=CallLifeDrawingTest -Dsurefire.failIfNoSpecifiedTests=false -Dtwospeed.draw=true")
        .isEqualTo(wanted);
  }
}
