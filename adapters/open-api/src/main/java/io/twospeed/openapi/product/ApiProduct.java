package io.twospeed.openapi.product;

import io.twospeed.openapi.contract.Contract;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What serves a contract: one live version of a scenario product. Safe for many threads. */
public interface ApiProduct {

  String name();

  /** Which version of the product it is, for the journal and for people; never blank. */
  String version();

  Contract contract();

  /**
   * Whether a request to this operation may change the core, by whatever way its route takes; such
   * a request is written to the journal before it is served.
   */
  boolean changes(String operationId);

  /**
   * Serves one request that fits the contract; never blocks. The stage fails with what the route
   * threw.
   */
  CompletionStage<ApiReply> serve(ApiRequest request);

  /** The newer version that takes a share of this one's requests; null: this one takes all. */
  default @Nullable Canary canary() {
    return null;
  }

  /**
   * Told of every request to this version when it is over, on the thread that ended it; must not
   * block.
   *
   * @param status HTTP status the caller was given; 499 where the caller had gone
   */
  default void answered(int status, long nanos) {}

  /**
   * Told that an answer of its route was not given out, since it breaks the contract.
   *
   * @param interaction its id
   * @param violations places and what the contract expects there; no value of the answer
   */
  default void withheld(String operationId, String interaction, String violations) {}
}
