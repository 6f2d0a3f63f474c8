package io.twospeed.simulator.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.twospeed.simulator.bank.Bank;
import io.twospeed.simulator.control.Controls;
import io.twospeed.simulator.control.FaultKind;
import io.twospeed.simulator.mq.KeptReplies;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** The controls: faults, ledger, window, reset. Mounted at {@code /simulator/*}. */
public final class SimulatorServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final JsonFactory JSON = new JsonFactory();

  private final transient Bank bank;
  private final transient Controls controls;
  private final transient KeptReplies replies;

  public SimulatorServlet(Bank bank, Controls controls, KeptReplies replies) {
    this.bank = bank;
    this.controls = controls;
    this.replies = replies;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      dispatch(request, response);
    } catch (ProblemException e) {
      problem(request, response, e);
    }
  }

  private void dispatch(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (Objects.requireNonNullElse(request.getPathInfo(), "/")) {
      case "/faults" -> faults(request, response);
      case "/ledger" -> ledger(request, response);
      case "/replies" -> replies(request, response);
      case "/window" -> window(request, response);
      case "/reset" -> reset(request, response);
      default -> throw ProblemException.notFound();
    }
  }

  private void faults(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (request.getMethod().equals("GET")) {
      faultsMet(response);
      return;
    }
    if (request.getMethod().equals("DELETE")) {
      controls.faults().clear();
    } else {
      requireMethod(request, "POST");
      ControlRequest body =
          ControlRequest.read(
              request.getInputStream(), Set.of("operation", "kind", "count", "delayMs", "code"));
      controls.faults().add(body.operation(), body.fault(), body.count());
    }
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  private void faultsMet(HttpServletResponse response) throws IOException {
    response.setContentType("application/json");
    try (JsonGenerator json = JSON.createGenerator(response.getOutputStream())) {
      json.writeStartObject();
      json.writeObjectFieldStart("met");
      for (Map.Entry<FaultKind, Integer> each : controls.faults().met().entrySet()) {
        json.writeNumberField(each.getKey().wireName(), each.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    }
  }

  private void ledger(HttpServletRequest request, HttpServletResponse response) throws IOException {
    requireMethod(request, "GET");
    LedgerJson ledger = bank.with(LedgerJson::of);
    response.setContentType("application/json");
    try (JsonGenerator json = JSON.createGenerator(response.getOutputStream())) {
      ledger.write(json);
    }
  }

  private void replies(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    requireMethod(request, "GET");
    response.setContentType("application/json");
    try (JsonGenerator json = JSON.createGenerator(response.getOutputStream())) {
      replies.write(json);
    }
  }

  private void window(HttpServletRequest request, HttpServletResponse response) throws IOException {
    requireMethod(request, "POST");
    controls.window(ControlRequest.read(request.getInputStream(), Set.of("open")).open());
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  private void reset(HttpServletRequest request, HttpServletResponse response) {
    requireMethod(request, "POST");
    controls.reset();
    replies.clear();
    bank.reset();
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  private static void requireMethod(HttpServletRequest request, String method) {
    if (!request.getMethod().equals(method)) {
      throw ProblemException.methodNotAllowed();
    }
  }

  private static void problem(
      HttpServletRequest request, HttpServletResponse response, ProblemException problem)
      throws IOException {
    response.setStatus(problem.status());
    response.setContentType("application/problem+json");
    try (JsonGenerator json = JSON.createGenerator(response.getOutputStream())) {
      json.writeStartObject();
      json.writeStringField("type", "urn:twospeed:problem:" + problem.name());
      json.writeStringField("title", problem.title());
      json.writeNumberField("status", problem.status());
      json.writeStringField("instance", request.getRequestURI());
      json.writeStringField("traceId", traceId());
      if (!problem.detail().isEmpty()) {
        json.writeArrayFieldStart("errors");
        json.writeStartObject();
        json.writeStringField("pointer", problem.pointer());
        json.writeStringField("detail", problem.detail());
        json.writeEndObject();
        json.writeEndArray();
      }
      json.writeEndObject();
    }
  }

  private static String traceId() {
    byte[] id = new byte[16];
    ThreadLocalRandom.current().nextBytes(id);
    return HexFormat.of().formatHex(id);
  }
}
