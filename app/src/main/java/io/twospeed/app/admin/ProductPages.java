package io.twospeed.app.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.openapi.product.Share;
import io.twospeed.routes.ProductHost;
import io.twospeed.routes.history.ReleaseHistory;
import io.twospeed.routes.release.ReleaseRefusedException;
import io.twospeed.routes.version.ProductStatus;
import io.twospeed.routes.version.VersionState;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Versions of products: what there is of them, who put it there, and the way there and back. */
final class ProductPages {
  private static final String SHARE =
      "{\"version\":\"1.0-3f2a9c41d0b7\",\"percent\":10}, and perhaps \"clients\":[\"NAME\"] and"
          + " \"headers\":{\"NAME\":\"VALUE\"}";

  private final ProductHost products;

  ProductPages(ProductHost products) {
    this.products = products;
  }

  List<ProductStatus> list() {
    return products.products();
  }

  List<ProductStatus> one(String product) {
    List<ProductStatus> versions =
        list().stream().filter(each -> each.name().equals(product)).toList();
    if (versions.isEmpty()) {
      throw AdminProblem.notFound("There is no such product.");
    }
    return versions;
  }

  ReleaseHistory history(String product) {
    return products.history(product);
  }

  /** 201 and the version that came of it; refused, with every finding, where none did. */
  AdminAnswer upload(String product, HttpServletRequest request) throws IOException {
    Share share = Share.of(percent(request.getParameter("percent"), 100));
    try {
      ProductStatus status =
          products.upload(product, request.getInputStream(), share, who(request));
      if (status.state() == VersionState.REFUSED) {
        throw AdminProblem.refused(
            "The version is refused; nothing has changed.", status.findings());
      }
      return new AdminAnswer(201, status);
    } catch (ReleaseRefusedException refused) {
      throw AdminProblem.refused("The upload cannot be taken.", refused.findings());
    }
  }

  List<ProductStatus> share(String product, JsonNode body, HttpServletRequest request) {
    String version = body.path("version").asText();
    if (version.isEmpty() || !body.path("percent").isInt()) {
      throw AdminProblem.invalid("The body says no version and percent; expected " + SHARE);
    }
    Set<String> clients = new HashSet<>();
    body.path("clients").forEach(each -> clients.add(each.asText()));
    Map<String, String> headers = new HashMap<>();
    body.path("headers")
        .properties()
        .forEach(each -> headers.put(each.getKey(), each.getValue().asText()));
    Share share = new Share(percent(body.path("percent").asText(), 0), clients, headers);
    return done(product, () -> products.share(product, version, share, who(request)));
  }

  List<ProductStatus> rollBack(
      String product, @Nullable JsonNode body, HttpServletRequest request) {
    String reason = body == null ? "" : body.path("reason").asText();
    return done(product, () -> products.rollBack(product, who(request), reason));
  }

  List<ProductStatus> retire(String product, HttpServletRequest request) {
    String reason = Objects.requireNonNullElse(request.getParameter("reason"), "");
    return done(product, () -> products.retire(product, who(request), reason));
  }

  private List<ProductStatus> done(String product, Runnable change) {
    try {
      change.run();
    } catch (ReleaseRefusedException refused) {
      throw AdminProblem.conflict("That cannot be done.", refused.findings());
    }
    return list().stream().filter(each -> each.name().equals(product)).toList();
  }

  private static int percent(@Nullable String text, int otherwise) {
    try {
      int percent = text == null ? otherwise : Integer.parseInt(text);
      if (percent >= 0 && percent <= 100) {
        return percent;
      }
    } catch (NumberFormatException e) {
      // Told below, as one that is out of range.
    }
    throw AdminProblem.invalid("The percent is none; expected a whole number from 0 to 100.");
  }

  /** Who says so, until the operations port knows its callers. */
  private static String who(HttpServletRequest request) {
    String operator = request.getHeader("X-Operator");
    boolean named = operator != null && operator.matches("[\\p{L}\\p{N} ._@-]{1,100}");
    return named ? Objects.requireNonNull(operator) : "unknown";
  }
}
