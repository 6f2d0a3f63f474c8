package io.twospeed.routes.routefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.openapi.document.Finding;
import io.twospeed.routes.text.YamlFile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the list says where Camel's schema has a word of its own, which is told instead. */
class AttributeReaderTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{a: b} | a file that is no list of routes is not allowed; expected a list; fix: begin each"
            + " item by '- route:'",
        "[from: {uri: 'direct:a', steps: [{stop: now}]}] | a value for 'stop' is not allowed;"
            + " expected a map of its attributes; fix: write the value itself: nothing in a route"
            + " file is looked up",
        "[from: {uri: 'direct:a', steps: [{to: [a]}]}] | a list for 'to' is not allowed; expected a"
            + " map of its attributes; fix: write the value itself: nothing in a route file is"
            + " looked up",
        "[from: {uri: 'direct:a', steps: [{setBody: {expression: a}}]}] | a value for 'expression'"
            + " is not allowed; expected a map of one language; fix: write the value itself: nothing"
            + " in a route file is looked up",
        "[from: {uri: 'direct:a', steps: [{choice: {when: {simple: a}}}]}] | 'when' outside a list"
            + " is not allowed; expected a list; fix: write the value itself: nothing in a route file"
            + " is looked up",
        "[from: {uri: 'direct:a b', steps: []}] | the path of 'direct:' is not allowed; expected"
            + " letters, digits, and any of '_ . / -'; fix: write the value itself: nothing in a"
            + " route file is looked up",
        "[from: {uri: 'direct:a', steps: [{to: 'problem:a?cause=b'}]}] | the parameter 'cause' of"
            + " 'problem:' is not allowed; expected one of [status, title]; fix: remove it",
      })
  void itTellsWhatIsNotOnTheList(String file, String finding) {
    List<String> findings = new ArrayList<>();
    new AttributeReader("a.camel.yaml", each -> findings.add(each.toString()))
        .read(YamlFile.parse("a.camel.yaml", file, AttributeReaderTest::fail));

    assertThat(findings).containsExactly("a.camel.yaml:1: " + finding);
  }

  private static void fail(Finding finding) {
    throw new AssertionError(finding);
  }
}
