package io.twospeed.openapi.routing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.openapi.answer.Outgoing;
import io.twospeed.openapi.document.ContractException;
import io.twospeed.openapi.document.Finding;
import io.twospeed.openapi.http.MediaTypes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All the door serves at one moment. Replaced as a whole, by one reference write. */
public record Live(SortedMap<String, Published> products, RouteTable table) {
  private static final String YAML = ".yaml";

  public static Live nothing() {
    return new Live(new TreeMap<>(), RouteTable.empty());
  }

  /**
   * With a product in the place of the one of its name.
   *
   * @throws ContractException where a path of it is another product's
   */
  public Live with(Published product) {
    Live others = without(product.name());
    List<Finding> conflicts = others.table.conflicts(product);
    if (!conflicts.isEmpty()) {
      throw new ContractException(conflicts);
    }
    SortedMap<String, Published> all = new TreeMap<>(others.products);
    all.put(product.name(), product);
    return new Live(all, others.table.with(product));
  }

  public Live without(String name) {
    Published product = products.get(name);
    if (product == null) {
      return this;
    }
    SortedMap<String, Published> others = new TreeMap<>(products);
    others.remove(name);
    return new Live(others, table.without(product));
  }

  /** {@code /openapi} or {@code /openapi/<product>.yaml}; null where there is no such page. */
  public @Nullable Outgoing page(List<String> segments) {
    if (segments.size() == 1) {
      return new Outgoing(
          200, MediaTypes.JSON, Map.of(), list().toString().getBytes(StandardCharsets.UTF_8));
    }
    String file = segments.get(1);
    if (segments.size() > 2 || !file.endsWith(YAML)) {
      return null;
    }
    Published product = products.get(file.substring(0, file.length() - YAML.length()));
    return product == null
        ? null
        : new Outgoing(
            200, "application/yaml", Map.of(), product.page().getBytes(StandardCharsets.UTF_8));
  }

  private ObjectNode list() {
    ObjectNode list = JsonNodeFactory.instance.objectNode();
    ArrayNode entries = list.putArray("products");
    for (Published product : products.values()) {
      entries
          .addObject()
          .put("name", product.name())
          .put("title", product.contract().title())
          .put("version", product.contract().version())
          .put("contract", "/" + RouteTable.CONTRACTS + "/" + product.name() + YAML);
    }
    return list;
  }
}
