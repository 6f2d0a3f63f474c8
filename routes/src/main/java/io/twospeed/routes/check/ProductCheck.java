package io.twospeed.routes.check;

import io.twospeed.openapi.contract.Contract;
import io.twospeed.openapi.document.ContractException;
import io.twospeed.openapi.document.Finding;
import io.twospeed.routes.core.CoreOperations;
import io.twospeed.routes.files.ProductFiles;
import io.twospeed.routes.jslt.JsltFiles;
import io.twospeed.routes.rehearsal.Example;
import io.twospeed.routes.routefile.AttributeReader;
import io.twospeed.routes.routefile.MissingExpressions;
import io.twospeed.routes.routefile.RouteFacts;
import io.twospeed.routes.routefile.RouteFacts.Place;
import io.twospeed.routes.routefile.RouteFileReader;
import io.twospeed.routes.routefile.RouteSchema;
import io.twospeed.routes.scenario.Scenario;
import io.twospeed.routes.text.YamlFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/**
 * Reads a product's files and gathers everything that is wrong with them, at once. What it read is
 * there for the version that is to run.
 */
public final class ProductCheck {
  /** Nobody reads more of them, and each is kept, answered and logged. */
  static final int MOST_FINDINGS = 200;

  private final ProductFiles files;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Finding> outsideSchema = new ArrayList<>();

  /** What is on no list; told where nothing else says what is wrong with the line. */
  private final List<Finding> unlisted = new ArrayList<>();

  private final RouteFacts facts = new RouteFacts();
  private final List<Example> examples = new ArrayList<>();
  private final Scenario scenario;
  private final JsltFiles templates;
  private final @Nullable Contract contract;
  private final Set<String> changing;

  /**
   * Checks them all.
   *
   * @param schemes those of the components that a route may call
   */
  public ProductCheck(ProductFiles files, Set<String> schemes, CoreOperations coreOperations) {
    this.files = files;
    findings.addAll(files.unreadable());
    this.scenario = Scenario.read(files, findings::add);
    this.contract = readContract();
    readRoutes();
    readExamples();
    this.templates = JsltFiles.compile(files, facts.jsltFiles(), findings::add);
    RouteCheck routes = new RouteCheck(files, facts, templates, findings::add);
    routes.findForbidden();
    routes.findCalls(schemes, coreOperations);
    routes.findJslt();
    if (contract != null) {
      routes.findUnmatched(operations(contract));
    }
    CoreJsonCheck json = new CoreJsonCheck(facts, coreOperations, findings::add);
    json.findUntakenFields(files);
    json.findUngivenFields(files);
    scenario.leftStanding().find(facts, coreOperations, findings::add);
    findOutsideSchema();
    findUnlisted();
    this.changing = changing(new CoreReach(facts, coreOperations));
  }

  private @Nullable Contract readContract() {
    if (files.isMissing(ProductFiles.CONTRACT_FILE)) {
      findings.add(
          new Finding(
              ProductFiles.CONTRACT_FILE,
              0,
              "openapi.yaml is missing",
              "the product's contract, OpenAPI 3.0 or 3.1",
              "add it to the product's folder"));
    }
    if (files.text(ProductFiles.CONTRACT_FILE) == null) {
      return null;
    }
    try {
      return Contract.read(ProductFiles.CONTRACT_FILE, files::text);
    } catch (ContractException e) {
      findings.addAll(e.findings());
      return null;
    }
  }

  private Set<String> changing(CoreReach reach) {
    return contract == null
        ? Set.of()
        : contract.operationIds().stream()
            .filter(reach::changes)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** What our own checks have a word for is not told a second time, nor one line twice. */
  private void findOutsideSchema() {
    Set<Place> told = new HashSet<>();
    findings.forEach(each -> told.add(new Place(each.file(), each.line())));
    for (Finding each : outsideSchema) {
      if (told.add(new Place(each.file(), each.line()))) {
        findings.add(each);
      }
    }
  }

  /** All of a line's, but none on a line that a nearer check has told of. */
  private void findUnlisted() {
    Set<Place> told = new HashSet<>();
    findings.forEach(each -> told.add(new Place(each.file(), each.line())));
    for (Finding each : unlisted) {
      if (!told.contains(new Place(each.file(), each.line()))) {
        findings.add(each);
      }
    }
  }

  private void readRoutes() {
    List<String> names = files.endingWith(".camel.yaml");
    if (names.isEmpty() && files.unreadable().isEmpty()) {
      findings.add(
          new Finding(
              "*.camel.yaml",
              0,
              "the product has no route file",
              "at least one file named *.camel.yaml",
              "add it to the product's folder"));
    }
    for (String file : names) {
      String text = files.text(file);
      Node root = text == null ? null : YamlFile.parse(file, text, findings::add);
      if (root != null) {
        if (outsideSchema.size() <= MOST_FINDINGS) {
          RouteSchema.check(file, root, outsideSchema::add);
        }
        MissingExpressions.find(file, root, outsideSchema::add);
      }
      new RouteFileReader(file, facts).read(root);
      new AttributeReader(file, unlisted::add).read(root);
    }
  }

  private void readExamples() {
    for (String file : files.endingWith(".yaml")) {
      String text = files.text(file);
      if (file.startsWith(Example.FOLDER) && text != null) {
        Example example = Example.read(file, text, findings::add);
        if (example != null) {
          examples.add(example);
        }
      }
    }
  }

  /** The contract's operations, each with the line its operationId stands on. */
  private Map<String, Place> operations(Contract read) {
    Map<String, Place> operations = new TreeMap<>();
    for (String operationId : read.operationIds()) {
      operations.put(operationId, new Place(ProductFiles.CONTRACT_FILE, 0));
    }
    String text = files.text(ProductFiles.CONTRACT_FILE);
    Node root =
        text == null ? null : YamlFile.parse(ProductFiles.CONTRACT_FILE, text, finding -> {});
    for (NodeTuple path : YamlFile.entries(YamlFile.value(root, "paths"))) {
      for (NodeTuple method : YamlFile.entries(path.getValueNode())) {
        Node id = YamlFile.value(method.getValueNode(), "operationId");
        String operationId = YamlFile.scalar(id);
        if (id != null && operationId != null) {
          operations.computeIfPresent(
              operationId,
              (same, place) -> new Place(ProductFiles.CONTRACT_FILE, YamlFile.line(id)));
        }
      }
    }
    return operations;
  }

  /**
   * In the order a reader goes through the files; of very many the first, and that there are more.
   */
  public List<Finding> findings() {
    List<Finding> told =
        findings.stream()
            .sorted(Comparator.comparing(Finding::file).thenComparingInt(Finding::line))
            .limit(MOST_FINDINGS)
            .collect(Collectors.toCollection(ArrayList::new));
    if (findings.size() > MOST_FINDINGS) {
      told.add(
          new Finding(
              told.get(MOST_FINDINGS - 1).file(),
              0,
              "there are " + (findings.size() - MOST_FINDINGS) + " findings more",
              "at most " + MOST_FINDINGS,
              "mend these first"));
    }
    return List.copyOf(told);
  }

  public String version() {
    return scenario.label() + "-" + files.hash();
  }

  /** The operations whose requests may change the core. */
  public Set<String> changing() {
    return changing;
  }

  /** Core operation to the reason why its calls are not undone. */
  public Map<String, String> leftStanding() {
    return scenario.leftStanding().reasons();
  }

  /** What of another version's promises this one does not keep, and does not mean to break. */
  public List<Finding> findBrokenPromises(ContractChanges changes, String liveVersion) {
    return scenario.meantBreaks().findUnmeant(changes.breaks(), liveVersion);
  }

  public List<Example> examples() {
    return examples;
  }

  public ProductFiles files() {
    return files;
  }

  public RouteFacts facts() {
    return facts;
  }

  public JsltFiles templates() {
    return templates;
  }

  public @Nullable Contract contract() {
    return contract;
  }
}
