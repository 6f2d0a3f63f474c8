package io.twospeed.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twospeed.openapi.contract.Contract;
import io.twospeed.openapi.product.ApiProduct;
import io.twospeed.openapi.product.ApiReply;
import io.twospeed.openapi.product.ApiRequest;
import io.twospeed.openapi.product.Canary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A product that does what a test tells it, and keeps what it was asked. */
public class ScriptedProduct implements ApiProduct {
  private static final ObjectMapper JSON = new ObjectMapper();

  final Queue<ApiRequest> requests = new ConcurrentLinkedQueue<>();
  private final String name;
  private final Contract contract;
  private volatile Function<ApiRequest, CompletionStage<ApiReply>> script;
  private volatile @Nullable Canary canary;

  public ScriptedProduct(
      String name, Contract contract, Function<ApiRequest, CompletionStage<ApiReply>> script) {
    this.name = name;
    this.contract = contract;
    this.script = script;
  }

  /** Answers with the operation's name and what it was given. */
  static ScriptedProduct echo(String name, Contract contract) {
    return new ScriptedProduct(
        name, contract, request -> done(reply(0, "{\"id\":\"" + name + "\",\"amount\":1.50}")));
  }

  public static ApiReply reply(int status, @Nullable String json) {
    return new ApiReply(status, Map.of(), json == null ? null : json(json));
  }

  public static JsonNode json(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  public static CompletionStage<ApiReply> done(ApiReply reply) {
    return CompletableFuture.completedFuture(reply);
  }

  public void does(Function<ApiRequest, CompletionStage<ApiReply>> next) {
    script = next;
  }

  public void canary(Canary newer) {
    canary = newer;
  }

  @Override
  public @Nullable Canary canary() {
    return canary;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String version() {
    return "1.0-0123456789ab";
  }

  @Override
  public Contract contract() {
    return contract;
  }

  /** As the contract's methods have it: the contracts of the tests have no reading POST. */
  @Override
  public boolean changes(String operationId) {
    return contract.operations().stream()
        .anyMatch(each -> each.id().equals(operationId) && each.mayChange());
  }

  @Override
  public CompletionStage<ApiReply> serve(ApiRequest request) {
    requests.add(request);
    return script.apply(request);
  }
}
