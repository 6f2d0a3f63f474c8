package io.twospeed.routes.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.openapi.product.Share;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One line of a product's history.
 *
 * @param what happened
 * @param version it is about; empty where it is about none
 * @param live the version that took the requests from then on; empty: none
 * @param newer the version that took a share of them; empty: none
 * @param share what of the requests the newer one took
 * @param folder the hash of the product's folder at that moment; empty: there was none. What is
 *     live is the folder's again once that changes
 * @param source where the version's files came from: {@code folder}, {@code upload}, {@code kept}
 * @param who put it there
 * @param reason why, for people
 * @param verdict how the version was tried out
 * @param contract how it differs from the contract that was live, a line each; {@code (breaks)} at
 *     its end: a client of that one notices. Empty where nothing was live, and where no version
 *     came
 * @param findings why it was refused
 */
public record ReleaseEvent(
    Instant at,
    String product,
    What what,
    String version,
    String live,
    String newer,
    Share share,
    String folder,
    String source,
    String who,
    String reason,
    String verdict,
    List<String> contract,
    List<String> findings) {

  /** What happens to versions. */
  public enum What {
    /** A version took the place of the live one, or a first share of its requests. */
    RELEASED,
    /** The share of a version was changed. */
    TRAFFIC,
    /** The version before took the place of the live one. */
    ROLLED_BACK,
    /** The same files over new core operations. */
    REBOUND,
    /** A version was refused; nothing changed. */
    REFUSED,
    /** The product is no more. */
    RETIRED
  }

  /** Copies what could change under the reader's hands. */
  public ReleaseEvent {
    contract = List.copyOf(contract);
    findings = List.copyOf(findings);
  }

  public ReleaseEvent about(String other) {
    return new ReleaseEvent(
        at, product, what, other, live, newer, share, folder, source, who, reason, verdict,
        contract, findings);
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("at", at.toString()).put("product", product).put("what", what.name());
    json.put("version", version).put("live", live).put("newer", newer);
    json.put("percent", share.percent());
    share.clients().forEach(json.withArray("clients")::add);
    share.headers().forEach(json.withObject("/headers")::put);
    json.put("folder", folder).put("source", source).put("who", who).put("reason", reason);
    json.put("verdict", verdict);
    contract.forEach(json.withArray("contract")::add);
    findings.forEach(json.withArray("findings")::add);
    return json;
  }

  static ReleaseEvent of(JsonNode json) {
    Set<String> clients = new HashSet<>(texts(json.path("clients")));
    Map<String, String> headers = new HashMap<>();
    json.path("headers")
        .properties()
        .forEach(it -> headers.put(it.getKey(), it.getValue().asText()));
    return new ReleaseEvent(
        Instant.parse(json.path("at").asText()),
        json.path("product").asText(),
        What.valueOf(json.path("what").asText()),
        json.path("version").asText(),
        json.path("live").asText(),
        json.path("newer").asText(),
        new Share(json.path("percent").asInt(), clients, headers),
        json.path("folder").asText(),
        json.path("source").asText(),
        json.path("who").asText(),
        json.path("reason").asText(),
        json.path("verdict").asText(),
        texts(json.path("contract")),
        texts(json.path("findings")));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }
}
