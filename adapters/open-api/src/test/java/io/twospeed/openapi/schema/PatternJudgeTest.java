package io.twospeed.openapi.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.openapi.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a pattern fits a text: Node's own RegExp is the judge, over patterns made at random. */
@Tag("slow")
class PatternJudgeTest {
  private static final int PATTERNS = 20_000;
  private static final List<String> CHARACTERS =
      List.of(
          "a",
          "b",
          "A",
          "Z",
          "0",
          "9",
          "_",
          "-",
          " ",
          "\n",
          "\r",
          "\t",
          "\u000b",
          "\u0085",
          "\u00a0",
          "\u2028",
          "\ufeff",
          "\u00e9",
          "\u0661",
          "\u4e2d",
          "\ud83d\ude00",
          "\ud835\udd04",
          "\u0000",
          "\u001c",
          ".",
          "&",
          "]",
          "[",
          "^",
          "$",
          "/",
          "\u212a",
          "\u0300");

  private final Path folder;

  PatternJudgeTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private record Case(String pattern, List<String> texts) {
    String json() {
      ArrayNode all = JsonNodeFactory.instance.arrayNode();
      texts.forEach(all::add);
      return JsonNodeFactory.instance
          .objectNode()
          .put("p", pattern)
          .<ObjectNode>set("t", all)
          .toString();
    }

    /** As the judge writes it; "-" where it is refused. */
    String said() {
      try {
        BoundedPattern compiled = new BoundedPattern.Factory().of(pattern);
        StringBuilder said = new StringBuilder();
        texts.forEach(text -> said.append(compiled.matches(text) ? 1 : 0));
        return said.toString();
      } catch (BoundedPattern.Refused refused) {
        return "-" + refused.getMessage();
      }
    }
  }

  @Test
  void everyPatternThatIsTakenFitsTheTextsThatNodeSaysItFits() throws Exception {
    long seed = Long.getLong("twospeed.seed", System.nanoTime());
    Random random = new Random(seed);
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < PATTERNS; i++) {
      PatternMaker maker = new PatternMaker(random);
      cases.add(new Case(maker.pattern(), texts(random)));
    }
    Map<String, Integer> tally = new TreeMap<>();
    List<String> wrong = judge(cases, tally);
    System.out.println("patterns against Node, seed " + seed + ": " + tally);
    assertThat(wrong).as("seed " + seed).isEmpty();
    assertThat(tally.get("same as u")).isGreaterThan(PATTERNS / 2);
  }

  /** One in so many, but all of the first ones; what Java's Unicode has not yet is left out. */
  @Test
  void everyClassAndPropertyHoldsTheCharactersThatNodeSaysItHolds() throws Exception {
    List<String> texts = new ArrayList<>();
    for (int each = 0; each <= Character.MAX_CODE_POINT; each += each < 0x3100 ? 1 : 37) {
      boolean half = each >= Character.MIN_SURROGATE && each <= Character.MAX_SURROGATE;
      if (!half && Character.isDefined(each)) {
        texts.add(Character.toString(each));
      }
    }
    List<Case> cases = new ArrayList<>();
    for (String each : PatternMaker.ALL_CLASSES) {
      cases.add(new Case("^" + each + "$", texts));
    }
    List<String> judged =
        Node.judge("patterns.js", cases.stream().map(Case::json).toList(), folder);
    for (int i = 0; i < cases.size(); i++) {
      String said = cases.get(i).said();
      String held = judged.get(i);
      List<String> others = new ArrayList<>();
      for (int at = 0; at < texts.size(); at++) {
        if (said.charAt(at) != held.charAt(at + 2)) {
          others.add(Integer.toHexString(texts.get(at).codePointAt(0)));
        }
      }
      // A character's properties may change from one version of Unicode to the next.
      assertThat(others).as(cases.get(i).pattern()).hasSizeLessThan(texts.size() / 250);
    }
  }

  private List<String> judge(List<Case> cases, Map<String, Integer> tally)
      throws IOException, InterruptedException {
    List<String> judged =
        Node.judge("patterns.js", cases.stream().map(Case::json).toList(), folder);
    assertThat(judged).hasSameSizeAs(cases);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      String verdict = verdict(cases.get(i), cases.get(i).said(), judged.get(i));
      tally.merge(verdict.startsWith("wrong") ? "wrong" : verdict, 1, Integer::sum);
      if (verdict.startsWith("wrong")) {
        wrong.add(verdict + " " + cases.get(i).json());
      }
    }
    return wrong;
  }

  /** What the flag u takes is told alike or refused by name; what nobody takes is refused. */
  private static String verdict(Case of, String said, String judged) {
    if (said.startsWith("-")) {
      boolean not =
          said.contains("not taken")
              || said.contains("longest match")
              || said.contains("a regular expression that");
      return !judged.startsWith("u:")
          ? "refused by both"
          : not ? "not taken" : "wrong: refused " + said;
    }
    if (!judged.startsWith("u:")
        && of.pattern().matches("(?s).*(\\\\([pP]|u\\{)|[\\x{10000}-\\x{10ffff}]).*")) {
      // Without the flag u these are other characters, and nobody means them so.
      return "with u's escapes, not u otherwise";
    }
    if (judged.equals("-")) {
      return "wrong: taken";
    }
    if (judged.startsWith("u:")) {
      return judged.equals("u:" + said) ? "same as u" : "wrong: " + said + " for " + judged;
    }
    for (int i = 0; i < of.texts().size(); i++) {
      boolean plain = of.texts().get(i).chars().noneMatch(c -> Character.isSurrogate((char) c));
      if (plain && said.charAt(i) != judged.charAt(i + 2)) {
        return "wrong: " + said + " for " + judged;
      }
    }
    return "same as Annex B";
  }

  private static List<String> texts(Random random) {
    List<String> texts = new ArrayList<>();
    texts.add("");
    for (int i = 0; i < 12; i++) {
      StringBuilder text = new StringBuilder();
      int length = 1 + random.nextInt(5);
      int kinds = 1 + random.nextInt(4);
      List<String> some = new ArrayList<>();
      for (int k = 0; k < kinds; k++) {
        some.add(CHARACTERS.get(random.nextInt(random.nextBoolean() ? 8 : CHARACTERS.size())));
      }
      for (int k = 0; k < length; k++) {
        text.append(some.get(random.nextInt(kinds)));
      }
      texts.add(text.toString());
    }
    return texts;
  }
}
