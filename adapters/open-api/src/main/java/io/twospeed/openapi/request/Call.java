package io.twospeed.openapi.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.journal.interactions.Interaction;
import io.twospeed.openapi.answer.PendingAnswer;
import io.twospeed.openapi.answer.Refusal;
import io.twospeed.openapi.answer.RouteEnd;
import io.twospeed.openapi.answer.RouteEnds;
import io.twospeed.openapi.context.Desk;
import io.twospeed.openapi.context.Mount;
import io.twospeed.openapi.contract.Operation;
import io.twospeed.openapi.contract.RequestBody;
import io.twospeed.openapi.http.JsonBodies;
import io.twospeed.openapi.http.MediaTypes;
import io.twospeed.openapi.product.ApiRequest;
import io.twospeed.openapi.schema.TooComplexException;
import io.twospeed.openapi.schema.Violation;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request to one operation, from its head to the product that serves it. */
public final class Call implements BodyReader.Taker {
  private final Desk desk;
  private final Dispatch.Choice dispatches;
  private final PendingAnswer answer;
  private final Mount mount;
  private final List<String> segments;
  private final List<Violation> violations = new ArrayList<>(0);
  private String client = "";
  private @Nullable Dispatch dispatch;
  private @Nullable ObjectNode parameters;

  public Call(
      Desk desk,
      Dispatch.Choice dispatches,
      PendingAnswer answer,
      Mount mount,
      List<String> segments) {
    this.desk = desk;
    this.dispatches = dispatches;
    this.answer = answer;
    this.mount = mount;
    this.segments = segments;
  }

  public void start(HttpServletRequest request) {
    Operation operation = mount.operation();
    Refusal refusal = refusalOfHead(request, operation);
    if (refusal != null) {
      answer.refuse(refusal);
      return;
    }
    client = desk.clients().of(request, violations);
    dispatch = dispatches.of(request, client, mount, answer);
    try {
      parameters = ParameterValues.read(request, segments, mount, violations);
    } catch (TooComplexException beyond) {
      answer.refuse(Refusals.TOO_COMPLEX);
      return;
    }
    if (operation.body() == null) {
      answerInvalidOr(request, this::serveWithoutBody);
    } else if (!announcesBody(request)) {
      answerInvalidOr(request, () -> read(new byte[0], 0));
    } else {
      readBody(request);
    }
  }

  /** What went wrong before anything served it. */
  public void failed(Throwable failure) {
    RouteEnds ends = new RouteEnds(desk, mount, answer.id(), answer.traceId());
    if (ends.of(null, failure) instanceof RouteEnd.Failed end) {
      answer.answer(ends.render(end.problem()));
    }
  }

  private void answerInvalidOr(HttpServletRequest request, Runnable serve) {
    if (violations.isEmpty()) {
      answer.startAsync(request);
      serve.run();
    } else {
      answer.refuse(Refusal.invalid(violations));
    }
  }

  private @Nullable Refusal refusalOfHead(HttpServletRequest request, Operation operation) {
    String accept = request.getHeader("Accept");
    if (accept != null && !MediaTypes.acceptsJson(accept)) {
      return Refusals.NOT_ACCEPTABLE;
    }
    if (!announcesBody(request)) {
      return null;
    }
    RequestBody body = operation.body();
    if (body == null) {
      return Refusals.UNEXPECTED_BODY;
    }
    String contentType = request.getContentType();
    if (contentType == null
        || !body.takes(MediaTypes.bare(contentType))
        || !MediaTypes.isUtf8(contentType)
        || isCoded(request)) {
      return Refusals.mediaType(body);
    }
    return request.getContentLengthLong() > desk.settings().maxBodyBytes()
        ? Refusals.tooLarge(desk.settings())
        : null;
  }

  private static boolean isCoded(HttpServletRequest request) {
    String coding = request.getHeader("Content-Encoding");
    return coding != null && !coding.equalsIgnoreCase("identity");
  }

  /** HTTP/1.1 says so by one of two headers (RFC 9112, 6.3); HTTP/2 need not say. */
  private static boolean announcesBody(HttpServletRequest request) {
    long length = request.getContentLengthLong();
    return length > 0 || (length < 0 && request.getHeader("Transfer-Encoding") != null);
  }

  private void readBody(HttpServletRequest request) {
    long length = request.getContentLengthLong();
    answer.startAsync(request);
    try {
      ServletInputStream in = request.getInputStream();
      BodyReader reader = new BodyReader(in, length, desk.settings().maxBodyBytes(), this);
      if (length <= 0 || !reader.readWhatIsThere()) {
        in.setReadListener(reader);
      }
    } catch (IOException gone) {
      broken();
    }
  }

  @Override
  public boolean isOver() {
    return answer.isOver();
  }

  @Override
  public void tooLarge() {
    answer.refuse(Refusals.tooLarge(desk.settings()));
  }

  @Override
  public void broken() {
    answer.refuse(Refusals.BROKEN_BODY);
  }

  @Override
  public void take(byte[] bytes, int length) {
    answer.occupied(true);
    try {
      read(bytes, length);
    } catch (RuntimeException | StackOverflowError failed) {
      failed(failed);
    } finally {
      answer.occupied(false);
    }
  }

  private void read(byte[] bytes, int length) {
    RequestBody body = mount.operation().body();
    if (body == null) {
      return;
    }
    if (length == 0) {
      if (body.required()) {
        violations.add(new Violation("", "a body is required and missing"));
      }
      serve(NullNode.instance);
      return;
    }
    try {
      JsonNode json = JsonBodies.read(bytes, length);
      body.shape().check(json, "", violations);
      serve(json);
    } catch (TooComplexException beyond) {
      answer.refuse(Refusals.TOO_COMPLEX);
    } catch (JsonBodies.MalformedJson malformed) {
      answer.refuse(Refusals.malformed(malformed));
    }
  }

  private void serveWithoutBody() {
    if (parameters != null) {
      serve(parameters);
    }
  }

  private void serve(JsonNode body) {
    ObjectNode values = parameters;
    Dispatch to = dispatch;
    if (!violations.isEmpty() || values == null || to == null) {
      answer.refuse(Refusal.invalid(violations));
      return;
    }
    Interaction interaction =
        new Interaction(
            answer.id(),
            client,
            mount.product().name(),
            answer.traceId(),
            desk.clock().instant().plus(answer.timeLeft()));
    to.dispatch(new ApiRequest(mount.operation().id(), body, values, interaction));
  }
}
