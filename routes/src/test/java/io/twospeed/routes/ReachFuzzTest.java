package io.twospeed.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twospeed.openapi.document.Finding;
import io.twospeed.routes.allowed.AllowedSteps;
import io.twospeed.routes.allowed.RoutePlaces;
import io.twospeed.routes.closed.AllowedComponents;
import io.twospeed.routes.closed.ProductContext;
import io.twospeed.routes.files.ProductFiles;
import io.twospeed.routes.jslt.JsltFiles;
import io.twospeed.routes.limit.ProductLimits;
import io.twospeed.routes.settings.HostSettings;
import io.twospeed.routes.settings.ReleaseSettings;
import io.twospeed.routes.version.Entry;
import io.twospeed.routes.version.VersionBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.support.DefaultConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every attribute of Camel's YAML schema, with every form of reference in it, reaches nothing: not
 * by the check and the upload, and not in the context, past the check. {@code
 * -Dtwospeed.fuzz.seconds} makes it go on longer, {@code -Dtwospeed.fuzz.seed} repeats a run.
 */
@Tag("slow")
class ReachFuzzTest {
  private static final Duration TIME =
      Duration.ofSeconds(Long.getLong("twospeed.fuzz.seconds", 15));
  private static final long SEED = Long.getLong("twospeed.fuzz.seed", System.nanoTime());

  /** How many of the baits, the first, make an object. */
  private static final int CLASSES = 17;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Path folder;
  private final TestHost test;
  private final AllowedComponents components;
  private final Random random = new Random(SEED);
  private Traps traps;
  private List<String> baits;

  ReachFuzzTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.test = new TestHost(folder.resolve("products"));
    this.components = new AllowedComponents(Map.of(), Set.of());
    this.traps = new Traps(folder);
    this.baits = traps.baits();
  }

  /** What is made once for the process is made before the traps are set. */
  @BeforeEach
  void warmUp() throws IOException {
    test.product("p", "- log: hello\n- setBody: {simple: '${body}'}\n- setBody: {jq: .}");
    assertThat(test.findings()).isEmpty();
    traps.close();
    traps = new Traps(folder);
    baits = traps.baits();
    System.out.printf("fuzz of what a product reaches: seed %d, %s%n", SEED, TIME);
  }

  @AfterEach
  void close() throws IOException {
    traps.close();
    test.close();
  }

  /** Those of a step itself first: a short run comes to each of them, a long one to all. */
  @Test
  void noReferenceInAnyAttributeReachesAnything() throws Exception {
    List<RoutePlaces.Place> places = new ArrayList<>(RoutePlaces.all());
    assertThat(places).as("places of Camel's schema").hasSizeGreaterThan(2000);
    long end = System.nanoTime() + TIME.toNanos();
    int tried = 0;
    int started = 0;
    while (System.nanoTime() - end < 0) {
      Collections.shuffle(places, random);
      places.sort(Comparator.comparingInt(RoutePlaces.Place::level));
      for (RoutePlaces.Place place : places) {
        if (System.nanoTime() - end >= 0) {
          break;
        }
        String bait = baits.get(random.nextInt(tried % 2 == 0 ? CLASSES : baits.size()));
        ProductFiles files = files(place.item().apply(bait));
        String what = place.name() + " <- " + bait;
        if (tried % 4 == 3) {
          checked(what, files);
        }
        started += pastTheCheck(what, files) ? 1 : 0;
        tried++;
      }
    }
    System.out.printf(
        "%d tries at %d places, %d started past the check%n", tried, places.size(), started);
    assertThat(started).as("some start past the check, or nothing was tried there").isPositive();
  }

  /** What was found by trying: past the check, each would make an object of the trap. */
  @Test
  void theKnownWaysInAreClosedPastTheCheckToo() throws Exception {
    String trap = "'#class:" + ReachTrap.class.getName() + "'";
    for (String steps :
        List.of(
            "multicast: {aggregationStrategy: %s, steps: [{stop: {}}]}",
            "multicast: {onPrepare: %s, steps: [{stop: {}}]}",
            "multicast: {executorService: %s, steps: [{stop: {}}]}",
            "multicast: {parallelProcessing: true, steps: [{stop: {}}]}",
            "split: {constant: a, aggregationStrategy: %s, steps: [{stop: {}}]}",
            "split: {constant: a, onPrepare: %s, steps: [{stop: {}}]}",
            "loop: {constant: '1', onPrepare: %s, steps: [{stop: {}}]}",
            "validate: {constant: 'true', predicateExceptionFactory: %s}",
            "log: {message: a, logger: %s}",
            "aggregate: {constant: a, aggregationStrategy: %s, steps: [{stop: {}}]}",
            "recipientList: {constant: 'direct:x', aggregationStrategy: %s}",
            "enrich: {constant: 'direct:x', aggregationStrategy: %s}",
            "wireTap: {uri: 'direct:x', onPrepare: %s}",
            "threads: {executorService: %s}",
            "idempotentConsumer: {constant: a, idempotentRepository: %s, steps: [{stop: {}}]}",
            "bean: {ref: %s}",
            "bean: {beanType: io.twospeed.routes.ReachTrap, method: told}",
            "process: {ref: %s}",
            "script: {ref: x}",
            "to: {uri: 'direct:x', parameters: {exceptionHandler: %s}}",
            "doTry: {steps: [], doCatch: [{exception: [io.twospeed.routes.ReachTrap], steps: []}]}",
            "setBody: {simple: {expression: a, resultType: io.twospeed.routes.ReachTrap}}",
            "setBody: {method: {beanType: io.twospeed.routes.ReachTrap, method: told}}")) {
      ProductFiles files =
          files(
              "- route: {from: {uri: 'direct:greet', steps: [{"
                  + steps.replace("%s", trap)
                  + "}]}}");
      checked(steps, files);
      pastTheCheck(steps, files);
    }
    pastTheCheck("beans", files("- beans: [{name: x, type: io.twospeed.routes.ReachTrap}]\n"));
  }

  @Test
  void noExpressionReachesAnythingWhereItRuns() throws Exception {
    List<String> shuffled = new ArrayList<>(baits);
    Collections.shuffle(shuffled, random);
    long end = System.nanoTime() + TIME.toNanos();
    for (String bait : shuffled) {
      for (String language : AllowedSteps.LANGUAGES) {
        if (System.nanoTime() - end >= 0) {
          return;
        }
        String route =
            "- route: {from: {uri: 'direct:greet', steps: [{setBody: {language: {language: %s,"
                + " expression: %s}}}, {filter: {language: {language: %s, expression: %s}, steps:"
                + " [{setVariable: {name: x, constant: y}}]}}]}}";
        String text = MAPPER.writeValueAsString(bait);
        ProductFiles files = files(route.formatted(language, text, language, text));
        String what = language + " <- " + bait;
        checked(what, files);
        pastTheCheck(what, files);
      }
    }
  }

  @Test
  void anUploadReachesNothing() throws Exception {
    List<RoutePlaces.Place> places = new ArrayList<>(RoutePlaces.all());
    Collections.shuffle(places, random);
    for (RoutePlaces.Place place : places.subList(0, 30)) {
      String bait = baits.get(random.nextInt(baits.size()));
      test.product("q", "");
      test.file("q/q.camel.yaml", "- " + MAPPER.writeValueAsString(place.item().apply(bait)));
      String findings = test.host.load().toString();
      String answer = "";
      if (test.published.containsKey("q")) {
        answer = answerOf(test);
      }
      traps.requireUntouched(place.name() + " <- " + bait, findings.replace(bait, "") + answer);
    }
  }

  private static String answerOf(TestHost test) {
    try {
      return String.valueOf(test.answer("q", TestRequests.reading("greet", "{}")));
    } catch (Throwable e) {
      return String.valueOf(e);
    }
  }

  private boolean checked(String what, ProductFiles files) throws IOException {
    VersionBuilder builder =
        new VersionBuilder(
            HostSettings.of(folder, Map.of(), test.core, java.time.Clock.systemUTC()));
    List<Finding> findings = builder.findings(files);
    traps.requireUntouched(
        what,
        findings.stream()
            .map(Finding::toString)
            .map(each -> each.replace(what, ""))
            .collect(Collectors.joining("\n")));
    return findings.isEmpty();
  }

  /** As if the check had let it in. */
  private boolean pastTheCheck(String what, ProductFiles files) throws Exception {
    StringBuilder words = new StringBuilder();
    boolean started = false;
    JsltFiles templates = JsltFiles.compile(files, List.of(), finding -> {});
    CamelContext context = null;
    try {
      context =
          ProductContext.create(files, "1", templates, components.with("p", templates, Map.of()));
      context.start();
      started = true;
      for (Route route : context.getRoutes()) {
        if (route.getConsumer() instanceof DefaultConsumer consumer) {
          new Entry(consumer)
              .process(
                  TestRequests.reading("greet", "{\"name\": \"Mei\"}"),
                  new ProductLimits(ReleaseSettings.defaults().limits("p")).budget(),
                  exchange ->
                      words
                          .append(exchange.getMessage().getBody())
                          .append(exchange.getMessage().getHeaders())
                          .append(exchange.getVariables()));
        }
      }
    } catch (Exception | StackOverflowError e) {
      started = false; // What it says quotes the bait; what was reached the traps tell.
    } finally {
      if (context != null) {
        context.stop();
      }
    }
    traps.requireUntouched("past the check: " + what, words.toString());
    return started;
  }

  private static ProductFiles files(JsonNode item) throws JsonProcessingException {
    return files("- " + MAPPER.writeValueAsString(item));
  }

  private static ProductFiles files(String routes) {
    return new ProductFiles(
        "p",
        Map.of(
            "scenario.yaml",
            "label: \"1.0\"\nowner: tests\n",
            "openapi.yaml",
            """
            openapi: 3.0.3
            info: {title: p, version: "1.0"}
            paths:
              /p:
                get:
                  operationId: greet
                  responses: {'200': {description: A greeting.}}
            """,
            "p.camel.yaml",
            routes));
  }
}
