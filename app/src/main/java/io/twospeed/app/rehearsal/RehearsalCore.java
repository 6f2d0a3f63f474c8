package io.twospeed.app.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.simulator.EmbeddedBroker;
import io.twospeed.simulator.SimulatedCore;
import jakarta.jms.ConnectionFactory;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;

/** A simulated core with a broker of its own, as new before each example. */
final class RehearsalCore implements AutoCloseable {
  private final EmbeddedBroker broker;
  private final SimulatedCore core;
  private final LocalServer server;

  RehearsalCore(Path contracts, Path folder) {
    broker = EmbeddedBroker.startInMemory();
    core = SimulatedCore.builder(contracts).broker(broker.connectionFactory()).start();
    server =
        LocalServer.start(
            "rehearsal-core",
            folder,
            Map.of("/soap/*", core.soapServlet(), "/simulator/*", core.controlServlet()));
  }

  ConnectionFactory broker() {
    return broker.connectionFactory();
  }

  URI soap() {
    return server.uri("/soap");
  }

  void reset() {
    core.reset();
  }

  /**
   * Plans a fault.
   *
   * @return what is wrong with it; empty where nothing is
   */
  String plan(JsonNode fault) {
    HttpResponse<String> answer =
        Http.send(
            HttpRequest.newBuilder(server.uri("/simulator/faults"))
                .POST(BodyPublishers.ofString(fault.toString())));
    JsonNode error = Http.json(answer).at("/errors/0");
    return answer.statusCode() == 204
        ? ""
        : error.path("pointer").asText() + " " + error.path("detail").asText("is refused");
  }

  @Override
  public void close() {
    server.close();
    core.close();
    broker.close();
  }
}
