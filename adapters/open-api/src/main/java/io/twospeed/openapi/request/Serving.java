package io.twospeed.openapi.request;

import io.twospeed.journal.interactions.Interaction;
import io.twospeed.openapi.answer.Outcome;
import io.twospeed.openapi.answer.Outgoing;
import io.twospeed.openapi.answer.PendingAnswer;
import io.twospeed.openapi.answer.RouteEnd;
import io.twospeed.openapi.answer.RouteEnds;
import io.twospeed.openapi.context.Desk;
import io.twospeed.openapi.context.Mount;
import io.twospeed.openapi.product.ApiProblem;
import io.twospeed.openapi.product.ApiReply;
import io.twospeed.openapi.product.ApiRequest;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A request that a route serves and nobody writes down: a read, or any where there is no journal.
 */
public final class Serving
    implements PendingAnswer.Work, BiConsumer<@Nullable ApiReply, @Nullable Throwable> {
  private final Desk desk;
  private final PendingAnswer answer;
  private final Mount mount;
  private final Interaction interaction;
  private final RouteEnds ends;

  private Serving(Desk desk, PendingAnswer answer, Mount mount, Interaction interaction) {
    this.desk = desk;
    this.answer = answer;
    this.mount = mount;
    this.interaction = interaction;
    this.ends = new RouteEnds(desk, mount, answer.id(), answer.traceId());
  }

  public static Dispatch.Choice choice(Desk desk) {
    return (head, client, mount, answer) ->
        request -> new Serving(desk, answer, mount, request.interaction()).serve(request);
  }

  private void serve(ApiRequest request) {
    answer.workedOnBy(this);
    try {
      mount.product().serve(request).whenComplete(this);
    } catch (RuntimeException | StackOverflowError failed) {
      accept(null, failed);
    }
  }

  /** The route's answer, or its failure. */
  @Override
  public void accept(@Nullable ApiReply reply, @Nullable Throwable failure) {
    if (answer.isOver() || !answer.answer(outgoing(ends.of(reply, failure)))) {
      desk.meters().late();
    }
  }

  private Outgoing outgoing(RouteEnd end) {
    if (end instanceof RouteEnd.Well well) {
      return well.response();
    }
    ApiProblem problem = ((RouteEnd.Failed) end).problem();
    boolean mayChange = mount.operation().mayChange();
    return ends.render(problem.with(Outcome.of(problem.outcome(), interaction.calls(), mayChange)));
  }

  /** The route has not ended: what its calls came to so far is no last word. */
  @Override
  public Outgoing atDeadline() {
    String outcome = mount.operation().mayChange() ? Outcome.IN_DOUBT : null;
    return ends.render(
        new ApiProblem("deadline-exceeded", 504, "There was no answer in time.", outcome, 0));
  }
}
