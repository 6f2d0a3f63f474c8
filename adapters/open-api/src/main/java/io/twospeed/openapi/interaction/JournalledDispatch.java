package io.twospeed.openapi.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.openapi.answer.PendingAnswer;
import io.twospeed.openapi.context.Desk;
import io.twospeed.openapi.context.Mount;
import io.twospeed.openapi.contract.Operation;
import io.twospeed.openapi.product.ApiRequest;
import io.twospeed.openapi.request.Dispatch;
import io.twospeed.openapi.request.IdempotencyKey;
import io.twospeed.openapi.request.Serving;
import io.twospeed.openapi.settings.CallbackSettings;
import java.util.Objects;

/** Has a request that may change the core written down first; it needs an Idempotency-Key. */
public final class JournalledDispatch implements Dispatch {
  private final Desk desk;
  private final Keeping keeping;
  private final PendingAnswer answer;
  private final Mount mount;
  private final IdempotencyKey key;
  private final CallbackUrl callback;

  private JournalledDispatch(
      Desk desk,
      Keeping keeping,
      PendingAnswer answer,
      Mount mount,
      IdempotencyKey key,
      CallbackUrl callback) {
    this.desk = desk;
    this.keeping = keeping;
    this.answer = answer;
    this.mount = mount;
    this.key = key;
    this.callback = callback;
  }

  /** This one for what may change the core; what only reads is served as without a journal. */
  public static Choice choice(Desk desk, Keeping keeping, CallbackSettings callbacks) {
    Choice reads = Serving.choice(desk);
    return (head, client, mount, answer) ->
        mount.journalled()
            ? new JournalledDispatch(
                desk,
                keeping,
                answer,
                mount,
                IdempotencyKey.of(head),
                CallbackUrl.of(head, client, callbacks))
            : reads.of(head, client, mount, answer);
  }

  @Override
  public void dispatch(ApiRequest request) {
    if (key.value() == null) {
      answer.refuse(Objects.requireNonNull(key.refusal()));
    } else if (callback.refusal() != null) {
      answer.refuse(callback.refusal());
    } else {
      new Undertaking(desk, keeping, answer, mount, request)
          .begin(key.value(), digest(request), callback.value());
    }
  }

  private String digest(ApiRequest request) {
    Operation operation = mount.operation();
    JsonNode body = operation.body() == null ? null : request.body();
    return PayloadDigest.of(mount.product().name(), operation, request.parameters(), body);
  }
}
