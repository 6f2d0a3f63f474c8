package io.twospeed.routes.release;

import io.twospeed.openapi.contract.Contract;
import io.twospeed.openapi.product.ApiProduct;
import io.twospeed.openapi.product.ApiReply;
import io.twospeed.openapi.product.ApiRequest;
import io.twospeed.openapi.product.Canary;
import io.twospeed.routes.version.ProductVersion;
import java.util.concurrent.CompletionStage;

/** A live version beside which a newer one takes its share. */
record Shared(ProductVersion live, Canary canary) implements ApiProduct {
  @Override
  public String name() {
    return live.name();
  }

  @Override
  public String version() {
    return live.version();
  }

  @Override
  public Contract contract() {
    return live.contract();
  }

  @Override
  public boolean changes(String operationId) {
    return live.changes(operationId);
  }

  @Override
  public CompletionStage<ApiReply> serve(ApiRequest request) {
    return live.serve(request);
  }

  @Override
  public void answered(int status, long nanos) {
    live.answered(status, nanos);
  }

  @Override
  public void withheld(String operationId, String interaction, String violations) {
    live.withheld(operationId, interaction, violations);
  }
}
