package io.twospeed.app.server;

import io.twospeed.openapi.answer.ProblemJson;
import io.twospeed.openapi.product.ApiProblem;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * What the container itself refuses (a request line it cannot read, headers too long) is told as
 * problem+json too, never as its HTML page. Public because the container makes it by name.
 */
public final class ProblemErrorValve extends ErrorReportValve {

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    byte[] body = ProblemJson.render(problem(status), ProblemJson.newId(), ProblemJson.newId());
    try {
      response.setContentType(ProblemJson.CONTENT_TYPE);
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
      response.finishResponse();
    } catch (IOException | IllegalStateException gone) {
      container.getLogger().debug("a caller left before its problem was written", gone);
    }
  }

  private static ApiProblem problem(int status) {
    return switch (status) {
      case 404 -> new ApiProblem("not-found", status, "There is nothing at this path");
      case 405 -> new ApiProblem("method-not-allowed", status, "This path has no such method");
      case 406 -> new ApiProblem("not-acceptable", status, "There is no such representation");
      default ->
          status >= 500
              ? new ApiProblem("internal-error", status, "Something failed here")
              : new ApiProblem(
                  "unreadable-request", status, "The request is not HTTP this server reads");
    };
  }
}
