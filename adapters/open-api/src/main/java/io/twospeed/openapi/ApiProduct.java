package io.twospeed.openapi;

import java.util.concurrent.CompletionStage;

/** What serves a contract: one live version of a scenario product. Safe for many threads. */
public interface ApiProduct {

  String name();

  Contract contract();

  /**
   * Serves one request that fits the contract; never blocks. The stage fails with what the route
   * threw.
   */
  CompletionStage<ApiReply> serve(ApiRequest request);
}
