package io.twospeed.routes.routefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.ValidationMessage;
import io.twospeed.openapi.document.Finding;
import io.twospeed.routes.text.YamlFile;
import io.twospeed.routes.text.YamlJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/**
 * The JSON Schema of Camel's YAML DSL, as Camel ships it: what an editor of routes, Kaoto among
 * them, goes by. Read once; safe for many threads.
 */
public final class RouteSchema {
  private static final String FILE = "/schema/camelYamlDsl.json";

  /** Of one file: the validator tries dozens of alternatives at each step, and tells of each. */
  private static final int MOST_NODES = 10_000;

  private final JsonNode text;
  private final JsonSchema schema;

  private RouteSchema() {
    try (InputStream in = YamlRoutesBuilderLoader.class.getResourceAsStream(FILE)) {
      this.text = new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .preloadJsonSchema(false)
            .build();
    JsonMetaSchema dialect =
        JsonMetaSchema.builder(JsonMetaSchema.getV4())
            .keyword(new NonValidationKeyword("deprecated"))
            .build();
    this.schema =
        JsonSchemaFactory.builder()
            .defaultMetaSchemaIri(dialect.getIri())
            .metaSchema(dialect)
            .build()
            .getSchema(text, config);
  }

  /** Every place where a route file is not what the schema says, one finding each. */
  public static void check(String file, Node root, Consumer<Finding> findings) {
    RouteSchema known = Holder.SCHEMA;
    int nodes = nodes(root);
    if (nodes > MOST_NODES) {
      findings.accept(
          new Finding(
              file,
              0,
              "the file has " + nodes + " keys and values",
              "at most " + MOST_NODES,
              "divide it into several files"));
      return;
    }
    YamlJson json = YamlJson.of(root);
    Set<ValidationMessage> messages = known.schema.validate(json.tree());
    new SchemaMessages(known.text, json, file).findings(messages).forEach(findings);
  }

  private static int nodes(Node node) {
    int nodes = 1;
    for (NodeTuple entry : YamlFile.entries(node)) {
      nodes += 1 + nodes(entry.getValueNode());
    }
    for (Node item : YamlFile.items(node)) {
      nodes += nodes(item);
    }
    return nodes;
  }

  private static final class Holder {
    static final RouteSchema SCHEMA = new RouteSchema();
  }
}
