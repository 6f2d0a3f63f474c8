package io.twospeed.app.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.twospeed.journal.Journal;
import io.twospeed.legacycore.SlowDoor;
import io.twospeed.openapi.answer.ProblemJson;
import io.twospeed.openapi.product.ApiProblem;
import io.twospeed.routes.ProductHost;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /admin}: products, calls, interactions, and a person's decisions. For operators only. */
public final class AdminServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(AdminServlet.class);

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private final transient ProductPages products;
  private final transient Supplier<CoreFilesStatus> mappings;
  private final transient CallPages calls;
  private final transient InteractionPages interactions;

  /** Shows what these know. */
  public AdminServlet(
      ProductHost products, Journal journal, SlowDoor core, Supplier<CoreFilesStatus> mappings) {
    this.products = new ProductPages(products);
    this.mappings = mappings;
    this.calls = new CallPages(journal.calls(), core::inquire);
    this.interactions = new InteractionPages(journal, products::failureOf);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer(response, () -> page(request, path(request)));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer(
        response,
        () -> {
          List<String> path = path(request);
          if (path.size() == 3 && path.get(0).equals("calls") && path.get(2).equals("decision")) {
            return calls.decide(path.get(1), body(request), request.getHeader("X-Operator"));
          }
          if (path.size() == 3 && path.get(0).equals("products")) {
            return change(path.get(1), path.get(2), request);
          }
          throw AdminProblem.notFound("There is nothing to post to here.");
        });
  }

  private Object change(String product, String what, HttpServletRequest request)
      throws IOException {
    return switch (what) {
      case "versions" -> products.upload(product, request);
      case "traffic" -> products.share(product, body(request), request);
      case "rollback" -> products.rollBack(product, bodyIfAny(request), request);
      default ->
          throw AdminProblem.notFound(
              "There is nothing to post to here; expected versions, traffic or rollback.");
    };
  }

  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer(
        response,
        () -> {
          List<String> path = path(request);
          if (path.size() == 2 && path.get(0).equals("products")) {
            return products.retire(path.get(1), request);
          }
          throw AdminProblem.notFound("There is nothing to delete here.");
        });
  }

  private Object page(HttpServletRequest request, List<String> path) {
    PageQuery query = new PageQuery(request);
    String list = path.get(0);
    if (path.size() == 1) {
      return switch (list) {
        case "products" -> products.list();
        case "mappings" -> mappings.get();
        case "calls" -> calls.list(query);
        case "interactions" -> interactions.list(query);
        default -> throw noPage();
      };
    }
    if (path.size() == 3 && list.equals("products") && path.get(2).equals("history")) {
      return products.history(path.get(1));
    }
    if (path.size() > 2) {
      throw noPage();
    }
    return switch (list) {
      case "products" -> products.one(path.get(1));
      case "calls" -> calls.one(path.get(1));
      case "interactions" -> interactions.one(path.get(1));
      default -> throw noPage();
    };
  }

  private static AdminProblem noPage() {
    return AdminProblem.notFound(
        "There is no such page; expected products, mappings, calls or interactions.");
  }

  private static List<String> path(HttpServletRequest request) {
    String path = request.getPathInfo() == null ? "" : request.getPathInfo();
    return List.of(path.replaceFirst("^/", "").split("/", -1));
  }

  private static JsonNode body(HttpServletRequest request) throws IOException {
    try {
      return JSON.readTree(request.getInputStream().readNBytes(1 << 16));
    } catch (com.fasterxml.jackson.core.JacksonException malformed) {
      throw AdminProblem.invalid("The body is no JSON.");
    }
  }

  private static @Nullable JsonNode bodyIfAny(HttpServletRequest request) throws IOException {
    return request.getContentLengthLong() == 0 ? null : body(request);
  }

  private interface Page {
    Object content() throws IOException;
  }

  private static void answer(HttpServletResponse response, Page page) throws IOException {
    byte[] bytes;
    try {
      Object content = page.content();
      if (content instanceof AdminAnswer answer) {
        response.setStatus(answer.status());
        content = answer.content();
      }
      bytes = JSON.writeValueAsBytes(content);
      response.setContentType("application/json");
    } catch (AdminProblem problem) {
      bytes = withMembers(problem(response, problem.problem()), problem);
    } catch (RuntimeException failed) {
      LOG.error("An admin page failed with {}", failed.getClass().getName(), failed);
      bytes =
          problem(response, new ApiProblem("internal-error", 500, "The page could not be made."));
    }
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  private static byte[] withMembers(byte[] bytes, AdminProblem problem) throws IOException {
    if (problem.members().isEmpty()) {
      return bytes;
    }
    ObjectNode json = (ObjectNode) JSON.readTree(bytes);
    problem.members().forEach((name, value) -> json.set(name, JSON.valueToTree(value)));
    return JSON.writeValueAsBytes(json);
  }

  private static byte[] problem(HttpServletResponse response, ApiProblem problem) {
    response.setStatus(problem.status());
    response.setContentType(ProblemJson.CONTENT_TYPE);
    return ProblemJson.render(problem, ProblemJson.newId(), ProblemJson.newId());
  }
}
