package io.twospeed.routes.closed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchException;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.twospeed.routes.check.StartFindings;
import io.twospeed.routes.files.ProductFiles;
import io.twospeed.routes.jq.JqLanguage;
import io.twospeed.routes.jslt.JsltFiles;
import io.twospeed.routes.routefile.RouteFacts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** A step that the check of its file would have refused is refused by the context all the same. */
class PastTheCheckTest {

  private static CamelContext create(String step) throws Exception {
    ProductFiles files =
        new ProductFiles(
            "p",
            Map.of(
                "p.camel.yaml",
                "- route: {from: {uri: 'direct:greet', steps: [{" + step + "}]}}\n"));
    JsltFiles templates = JsltFiles.compile(files, List.of(), finding -> {});
    return ProductContext.create(
        files,
        "1",
        templates,
        new AllowedComponents(Map.of(), Set.of()).with("p", templates, Map.of()));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "to: 'problem:no-way?status=200&title=a' | problem:no-way has the status 200; expected 400"
            + " to 599; fix: correct it, or leave it out: it is 422 then",
        "to: 'log:a?level=ERROR' | log: has another level or path than a product may choose;"
            + " expected one of [DEBUG, INFO, TRACE, WARN] and a word; fix: correct it, or leave the"
            + " level out: it is INFO then",
        "setBody: {simple: '${sys.a}'} | an expression holds [${sys.a}], which is not allowed;"
            + " expected what routes/README.md lists; fix: write the value itself, or the expression"
            + " in jslt",
        "setBody: {constant: 'resource:file:/a'} | Camel refuses the route: A product opens no"
            + " resource; expected Camel's YAML DSL; fix: mend the step; camel.apache.org documents"
            + " each one",
        "setBody: {jq: {expression: ., source: 'property:a'}} | jq has another source than a product"
            + " may name; expected variable:NAME or header:NAME; fix: correct it, or leave it out: it"
            + " is the body then",
        "setBody: {jq: env} | a jq expression calls [env/0], which is not allowed; expected functions"
            + " that compute from their input; fix: leave it out, or write the expression in jslt",
        "setBody: {language: {language: bean, expression: a}} | the language 'bean' is not allowed in"
            + " an expression; expected one of [constant, exchangeProperty, header, jq, jslt, simple,"
            + " variable]; fix: write the expression in jslt, or in simple without a call of a"
            + " method",
      })
  void itIsRefusedAllTheSame(String step, String finding) {
    Exception refusal =
        catchException(
            () -> {
              CamelContext context = create(step);
              try {
                context.start();
              } finally {
                context.stop();
              }
            });
    assertThat(new StartFindings(new RouteFacts()).of(refusal).toString()).endsWith(": " + finding);
  }

  @Test
  void anExpressionThatSaysNothingIsNone() {
    JqLanguage jq = new JqLanguage();
    GuardedLanguage guarded = new GuardedLanguage(jq, text -> List.of(), text -> List.of());
    assertThatThrownBy(() -> guarded.createExpression(null))
        .hasMessage(
            "an expression says nothing; expected an expression; fix: write it, or leave the step"
                + " out");
  }

  @Test
  void aLogMessageStaysOnOneLine() throws Exception {
    Logger logger = (Logger) LoggerFactory.getLogger("product.p");
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    logger.addAppender(lines);
    CamelContext context = create("log: 'x ${routeId}\\n2026-11-30 ERROR forged'");
    context.start();
    try (ProducerTemplate caller = context.createProducerTemplate()) {
      caller.sendBody("direct:greet", "");
      assertThat(lines.list)
          .extracting(ILoggingEvent::getFormattedMessage)
          .singleElement()
          .asString()
          .endsWith("\\n2026-11-30 ERROR forged");
    } finally {
      logger.detachAppender(lines);
      context.stop();
    }
  }

  @Test
  void theContextKnowsNothingByName() throws Exception {
    CamelContext context = create("stop: {}");
    context.start();
    try {
      assertThat(context.getRegistry().lookupByName("x")).isNull();
      assertThat(context.getClassResolver().resolveClass("java.io.File")).isNull();
      assertThatThrownBy(() -> context.getInjector().newInstance(Object.class))
          .hasMessage("A product makes no object: java.lang.Object");
      assertThatThrownBy(() -> context.resolvePropertyPlaceholders("{{env:PATH}}"))
          .hasMessage("A product has no placeholder {{...}}");
      assertThatThrownBy(
              () -> context.getExecutorServiceManager().newCachedThreadPool(this, "mine"))
          .hasMessage("A product has no thread of its own: mine");
      assertThat(context.getComponent("file", false)).isNull();
      assertThat(context.getClassResolver().loadResourceAsStream("findings/steps.txt")).isNull();
    } finally {
      context.stop();
    }
  }
}
