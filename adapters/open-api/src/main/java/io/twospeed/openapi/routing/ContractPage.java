package io.twospeed.openapi.routing;

import io.twospeed.openapi.request.IdempotencyKey;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.representer.Representer;

/**
 * A contract as the door keeps it: to the operations it journals it adds what a channel has to know
 * and their author need not write: the key, the answers that are the door's own. What the author
 * did write stays as it is.
 */
final class ContractPage {
  private static final String ADDED =
      """
      parameters:
        - name: Idempotency-Key
          in: header
          required: true
          description: >-
            Made up by the client, new for each new request and the same when it is repeated; the
            repetition gets the same response and does nothing again. In double quotes or without.
          schema: {type: string, minLength: 1, maxLength: 255}
          example: '"8e03978e-40d5-43dd-bc93-6894a57f9324"'
      responses:
        '202':
          description: >-
            Not ended in time. The Location header names the operation, which will have the very
            response that is owed.
          headers:
            Location: {schema: {type: string}}
            Retry-After: {schema: {type: integer}}
          content: {application/json: {schema: {type: object}}}
        '409':
          description: >-
            The request with this Idempotency-Key is still being worked on (request-in-progress), or
            it has ended without a result and something that it did stays (left-standing, final).
          content: {application/problem+json: {schema: {type: object}}}
        '422':
          description: This Idempotency-Key was used for a different request.
          content: {application/problem+json: {schema: {type: object}}}
      """;

  private final Yaml yaml;
  private final Set<String> journalled;

  private ContractPage(Set<String> journalled) {
    LoaderOptions reading = new LoaderOptions();
    reading.setProcessComments(true);
    DumperOptions writing = new DumperOptions();
    writing.setProcessComments(true);
    writing.setSplitLines(false);
    writing.setWidth(120);
    this.yaml = new Yaml(new SafeConstructor(reading), new Representer(writing), writing, reading);
    this.journalled = journalled;
  }

  /**
   * The contract's text, with what the door adds.
   *
   * @param journalled the operationIds of the operations that the door journals
   */
  static String of(String contract, Set<String> journalled) {
    return journalled.isEmpty() ? contract : new ContractPage(journalled).page(contract);
  }

  private String page(String contract) {
    Node root = yaml.compose(new StringReader(contract));
    if (value(root, "paths") instanceof MappingNode paths) {
      for (NodeTuple path : paths.getValue()) {
        if (path.getValueNode() instanceof MappingNode item) {
          item.getValue().forEach(method -> add(item, method.getValueNode()));
        }
      }
    }
    StringWriter page = new StringWriter();
    yaml.serialize(root, page);
    return page.toString();
  }

  private void add(MappingNode item, Node operation) {
    String id = text(value(operation, "operationId"));
    if (id != null && journalled.contains(id) && operation instanceof MappingNode into) {
      Node added = yaml.compose(new StringReader(ADDED));
      if (!asksForKey(item) && !asksForKey(into)) {
        addParameter(into, added);
      }
      if (value(into, "responses") instanceof MappingNode responses
          && value(added, "responses") instanceof MappingNode further) {
        further.getValue().forEach(response -> addResponse(responses, response));
      }
    }
  }

  private static boolean asksForKey(MappingNode node) {
    return value(node, "parameters") instanceof SequenceNode parameters
        && parameters.getValue().stream()
            .map(each -> text(value(each, "name")))
            .anyMatch(name -> name != null && IdempotencyKey.isNamed(name));
  }

  private static void addParameter(MappingNode operation, Node added) {
    Node own = value(operation, "parameters");
    if (own instanceof SequenceNode list
        && value(added, "parameters") instanceof SequenceNode one) {
      list.getValue().addAll(one.getValue());
    } else if (own == null && added instanceof MappingNode map) {
      operation.getValue().add(map.getValue().get(0));
    }
  }

  /** 202 is the door's own; the problems may be covered by {@code 4XX} or {@code default}. */
  private static void addResponse(MappingNode responses, NodeTuple response) {
    String status = text(response.getKeyNode());
    List<String> covering =
        "202".equals(status) ? List.of("202") : List.of(status, "4XX", "default");
    if (covering.stream().allMatch(each -> value(responses, each) == null)) {
      responses.getValue().add(response);
    }
  }

  private static @Nullable Node value(@Nullable Node node, String key) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        if (key.equals(text(entry.getKeyNode()))) {
          return entry.getValueNode();
        }
      }
    }
    return null;
  }

  private static @Nullable String text(@Nullable Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : null;
  }
}
