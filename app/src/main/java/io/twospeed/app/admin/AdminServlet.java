package io.twospeed.app.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.twospeed.journal.Journal;
import io.twospeed.openapi.ApiProblem;
import io.twospeed.openapi.ProblemJson;
import io.twospeed.routes.ProductHost;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
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

  private final transient ProductHost products;
  private final transient CallPages calls;
  private final transient InteractionPages interactions;

  /** Shows what these two know. */
  public AdminServlet(ProductHost products, Journal journal) {
    this.products = products;
    this.calls = new CallPages(journal.calls());
    this.interactions = new InteractionPages(journal);
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
          throw AdminProblem.notFound("There is nothing to post to here.");
        });
  }

  private Object page(HttpServletRequest request, List<String> path) {
    PageQuery query = new PageQuery(request);
    String list = path.get(0);
    if (path.size() == 1) {
      return switch (list) {
        case "products" -> products.products();
        case "calls" -> calls.list(query);
        case "interactions" -> interactions.list(query);
        default -> throw noPage();
      };
    }
    if (path.size() > 2) {
      throw noPage();
    }
    return switch (list) {
      case "calls" -> calls.one(path.get(1));
      case "interactions" -> interactions.one(path.get(1));
      default -> throw noPage();
    };
  }

  private static AdminProblem noPage() {
    return AdminProblem.notFound(
        "There is no such page; expected products, calls or interactions.");
  }

  private static List<String> path(HttpServletRequest request) {
    String path = request.getPathInfo() == null ? "" : request.getPathInfo();
    return List.of(path.replaceFirst("^/", "").split("/", -1));
  }

  private static JsonNode body(HttpServletRequest request) throws IOException {
    try {
      return JSON.readTree(request.getInputStream().readNBytes(1 << 16));
    } catch (com.fasterxml.jackson.core.JacksonException malformed) {
      throw AdminProblem.invalid(
          "The body is no JSON; expected {\"decision\":\"confirmed|rejected\",\"reason\":\"...\"}");
    }
  }

  private interface Page {
    Object content() throws IOException;
  }

  private static void answer(HttpServletResponse response, Page page) throws IOException {
    byte[] bytes;
    try {
      bytes = JSON.writeValueAsBytes(page.content());
      response.setContentType("application/json");
    } catch (AdminProblem problem) {
      bytes = problem(response, problem.problem());
    } catch (RuntimeException failed) {
      LOG.error("An admin page failed with {}", failed.getClass().getName(), failed);
      bytes =
          problem(response, new ApiProblem("internal-error", 500, "The page could not be made."));
    }
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  private static byte[] problem(HttpServletResponse response, ApiProblem problem) {
    response.setStatus(problem.status());
    response.setContentType(ProblemJson.CONTENT_TYPE);
    return ProblemJson.render(problem, ProblemJson.newId(), ProblemJson.newId());
  }
}
