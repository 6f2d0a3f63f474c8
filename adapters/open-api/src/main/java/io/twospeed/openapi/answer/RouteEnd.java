package io.twospeed.openapi.answer;

import io.twospeed.openapi.product.ApiProblem;

/** How a route ended, as far as its caller is concerned. */
public sealed interface RouteEnd {

  /** With a response that fits the contract. */
  record Well(Outgoing response) implements RouteEnd {}

  /** With a failure, or with a response that cannot go out. */
  record Failed(ApiProblem problem) implements RouteEnd {}
}
