package io.twospeed.openapi.request;

import io.twospeed.openapi.answer.PendingAnswer;
import io.twospeed.openapi.context.Mount;
import io.twospeed.openapi.product.ApiRequest;
import jakarta.servlet.http.HttpServletRequest;

/** Has a request served that was read and fits its contract; or refuses it. */
@FunctionalInterface
public interface Dispatch {
  void dispatch(ApiRequest request);

  /** Who serves a request; it takes of the head what that one needs. */
  @FunctionalInterface
  interface Choice {
    Dispatch of(HttpServletRequest head, String client, Mount mount, PendingAnswer answer);
  }
}
