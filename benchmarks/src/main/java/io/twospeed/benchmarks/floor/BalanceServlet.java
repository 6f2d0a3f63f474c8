package io.twospeed.benchmarks.floor;

import io.twospeed.benchmarks.codec.BalanceCodec;
import io.twospeed.benchmarks.codec.References;
import jakarta.jms.JMSException;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** {@code GET /accounts/{accountId}/balance}: no thread waits for the core. */
final class BalanceServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final ZoneId CORE_ZONE = ZoneId.of("Asia/Shanghai");
  private static final long LIMIT_MILLIS = 10_000;
  private static final String END = "/balance";

  private final transient CoreLink core;
  private final transient References references = new References();

  BalanceServlet(CoreLink core) {
    this.core = core;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String path = request.getPathInfo();
    if (path == null || !path.endsWith(END) || path.length() > 1 + 12 + END.length()) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    String accountId = path.substring(1, path.length() - END.length());
    String id = references.next();
    AsyncContext async = request.startAsync();
    async.setTimeout(LIMIT_MILLIS);
    try {
      core.ask(
          id,
          BalanceCodec.request(accountId, id, LocalDateTime.now(CORE_ZONE)),
          reply -> answer(reply, async, response));
    } catch (JMSException e) {
      throw new ServletException("request was not sent", e);
    }
  }

  private static void answer(byte[] reply, AsyncContext async, HttpServletResponse response) {
    try {
      if (BalanceCodec.accepted(reply)) {
        byte[] json = BalanceCodec.json(reply);
        response.setContentType("application/json");
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
      } else {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("answer could not be written", e);
    } finally {
      async.complete();
    }
  }
}
