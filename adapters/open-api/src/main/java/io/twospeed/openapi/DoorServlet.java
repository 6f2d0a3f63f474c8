package io.twospeed.openapi;

import io.twospeed.openapi.answer.Outgoing;
import io.twospeed.openapi.answer.PendingAnswer;
import io.twospeed.openapi.context.Desk;
import io.twospeed.openapi.context.Mount;
import io.twospeed.openapi.contract.PathTemplate;
import io.twospeed.openapi.document.PercentCoding;
import io.twospeed.openapi.interaction.OperationResource;
import io.twospeed.openapi.request.Call;
import io.twospeed.openapi.request.Dispatch;
import io.twospeed.openapi.request.Refusals;
import io.twospeed.openapi.routing.Endpoint;
import io.twospeed.openapi.routing.Live;
import io.twospeed.openapi.routing.RouteTable;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Matches a request to a live product's operation and has it served. */
final class DoorServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private static final String GET_ONLY = "GET, HEAD, OPTIONS";

  private final transient Desk desk;
  private final transient Dispatch.Choice dispatches;
  private final transient @Nullable OperationResource operations;
  private final transient Supplier<Live> live;

  /**
   * A servlet of what is live.
   *
   * @param operations null where there is no journal
   */
  DoorServlet(
      Desk desk,
      Dispatch.Choice dispatches,
      @Nullable OperationResource operations,
      Supplier<Live> live) {
    this.desk = desk;
    this.dispatches = dispatches;
    this.operations = operations;
    this.live = live;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response) {
    if (desk.open().incrementAndGet() > desk.settings().maxOpenRequests()) {
      desk.meters().overload();
      new PendingAnswer(desk, request, response, null).refuse(Refusals.overload(desk.settings()));
      return;
    }
    List<String> segments = segments(request);
    if (segments == null) {
      new PendingAnswer(desk, request, response, null).refuse(Refusals.MALFORMED_PATH);
      return;
    }
    Live now = live.get();
    if (segments.get(0).equals(RouteTable.CONTRACTS)) {
      page(now, segments, new PendingAnswer(desk, request, response, null), request, response);
      return;
    }
    if (segments.get(0).equals(RouteTable.OPERATIONS)) {
      operation(segments, new PendingAnswer(desk, request, response, null), request, response);
      return;
    }
    Endpoint endpoint = now.table().find(segments);
    Endpoint.Side side = endpoint == null ? null : endpoint.side(request, desk.clients());
    Mount mount = side == null ? null : side.of(request.getMethod());
    PendingAnswer answer = new PendingAnswer(desk, request, response, mount);
    if (side == null) {
      answer.refuse(Refusals.NO_SUCH_PATH);
    } else if (mount == null) {
      wrongMethod(side.allow(), answer, request, response);
    } else {
      serve(new Call(desk, dispatches, answer, mount, segments), answer, request);
    }
  }

  private static void serve(Call call, PendingAnswer answer, HttpServletRequest request) {
    answer.occupied(true);
    try {
      call.start(request);
    } catch (RuntimeException | StackOverflowError failed) {
      call.failed(failed);
    } finally {
      answer.occupied(false);
    }
  }

  private static void wrongMethod(
      String allow,
      PendingAnswer answer,
      HttpServletRequest request,
      HttpServletResponse response) {
    response.setHeader("Allow", allow);
    if (request.getMethod().equals("OPTIONS")) {
      answer.answer(Outgoing.empty(204));
    } else {
      answer.refuse(Refusals.WRONG_METHOD);
    }
  }

  private void operation(
      List<String> segments,
      PendingAnswer answer,
      HttpServletRequest request,
      HttpServletResponse response) {
    OperationResource resource = operations;
    if (resource == null) {
      answer.refuse(Refusals.NO_SUCH_PATH);
    } else if (isGet(request)) {
      resource.serve(request, segments, answer);
    } else {
      wrongMethod(GET_ONLY, answer, request, response);
    }
  }

  private static boolean isGet(HttpServletRequest request) {
    return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
  }

  private static void page(
      Live now,
      List<String> segments,
      PendingAnswer answer,
      HttpServletRequest request,
      HttpServletResponse response) {
    Outgoing page = now.page(segments);
    if (page == null) {
      answer.refuse(Refusals.NO_SUCH_PATH);
    } else if (isGet(request)) {
      answer.answer(page);
    } else {
      wrongMethod(GET_ONLY, answer, request, response);
    }
  }

  /** The path below the context, cut and decoded; null where it is no well-formed path. */
  private static @Nullable List<String> segments(HttpServletRequest request) {
    String uri = request.getRequestURI();
    String path = uri.substring(Math.min(request.getContextPath().length(), uri.length()));
    List<String> segments = PathTemplate.split(path);
    if (path.indexOf('%') < 0) {
      return segments;
    }
    List<String> decoded = new ArrayList<>(segments.size());
    for (String segment : segments) {
      String text = PercentCoding.decode(segment, false);
      if (text == null) {
        return null;
      }
      decoded.add(text);
    }
    return decoded;
  }
}
