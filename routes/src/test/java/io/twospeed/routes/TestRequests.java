package io.twospeed.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.journal.interactions.Interaction;
import io.twospeed.openapi.product.ApiReply;
import io.twospeed.openapi.product.ApiRequest;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Requests as the fast door makes them. */
public final class TestRequests {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  static final Interaction INTERACTION =
      new Interaction(
          "0f8fad5bd9cb469fa16570867728950e",
          "test",
          "test-product",
          "4bf92f3577b34da6a3ce929d0e0e4736",
          Instant.parse("2026-03-02T09:30:05Z"));

  private TestRequests() {}

  public static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** A request without a body: its body is its parameters. */
  public static ApiRequest reading(String operationId, String parameters) {
    ObjectNode typed = (ObjectNode) json(parameters);
    return new ApiRequest(operationId, typed, typed, INTERACTION);
  }

  static ApiRequest sending(String operationId, String body) {
    return new ApiRequest(operationId, json(body), MAPPER.createObjectNode(), INTERACTION);
  }

  /** The answer, or what the route threw. */
  public static ApiReply answer(CompletionStage<ApiReply> stage) throws Throwable {
    try {
      return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause();
    } catch (TimeoutException e) {
      throw new AssertionError("The route did not answer within 10 s", e);
    }
  }
}
