package io.twospeed.app.gate;

import io.twospeed.openapi.answer.ProblemJson;
import io.twospeed.openapi.product.ApiProblem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before everything on the operations port and lets in what is listed in {@link Endpoints},
 * asked for under a host of this port and by no other site's page. Until the port has logins this
 * is what keeps a page that an operator opens from operating it. Refuses with problem+json.
 */
public final class OperationsGate extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(OperationsGate.class);

  /** RFC 9110, 15.5.20; the servlet API has no name for it. */
  private static final int MISDIRECTED_REQUEST = 421;

  private final transient AllowedHosts hosts;
  private final transient Set<String> told = ConcurrentHashMap.newKeySet();

  /**
   * Answers under the loopback's names and addresses, under the address that a connection came to,
   * and under these.
   *
   * @throws IllegalArgumentException if one is not the name or address of a host
   */
  public OperationsGate(Collection<String> allowedHosts) {
    this.hosts = AllowedHosts.of(allowedHosts);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    // What is read here stays here: in no frame, under no guessed type, in no other site's process.
    response.setHeader("Content-Security-Policy", "frame-ancestors 'none'");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    ApiProblem refusal = judge(request, response);
    if (refusal == null) {
      chain.doFilter(request, response);
    } else {
      tell(refusal);
      refuse(response, refusal);
    }
  }

  /** Each kind once: a page that asks again and again must not fill the log. */
  private void tell(ApiProblem refusal) {
    if (told.add(refusal.name())) {
      LOG.warn("Refused a request to the operations port: {}. {}", refusal.name(), refusal.title());
    } else {
      LOG.debug("Refused a request to the operations port: {}", refusal.name());
    }
  }

  private @Nullable ApiProblem judge(HttpServletRequest request, HttpServletResponse response) {
    Optional<Authority> host = host(request);
    if (host.isEmpty()
        || !hosts.allow(host.get().host(), IpLiteral.ofSocket(request.getLocalAddr()))) {
      return new ApiProblem(
          "foreign-host",
          MISDIRECTED_REQUEST,
          "The Host header names no host of this port; expected localhost, a loopback address, the"
              + " address this port was reached at, or one of twospeed.operations.allowed-hosts");
    }
    if (BrowserFacts.sayAnotherSite(request, host.get())) {
      return new ApiProblem(
          "cross-site-request",
          HttpServletResponse.SC_FORBIDDEN,
          "A page of another site asks; expected no Origin and no Sec-Fetch-Site but this port's"
              + " own");
    }
    List<Endpoint> here = Endpoints.at(path(request));
    if (here.isEmpty()) {
      return new ApiProblem("not-found", 404, "There is no such page on the operations port");
    }
    Optional<Endpoint> endpoint =
        here.stream().filter(each -> each.takes(request.getMethod())).findFirst();
    if (endpoint.isEmpty()) {
      response.setHeader("Allow", Endpoints.methods(here));
      return new ApiProblem(
          "method-not-allowed", 405, "This page has no such method; Allow names those it has");
    }
    ApiProblem query = query(request, endpoint.get().parameters());
    return query == null ? content(request, endpoint.get().content()) : query;
  }

  /** One header of the form host[:port]; a request without it comes from no browser of today. */
  private static Optional<Authority> host(HttpServletRequest request) {
    List<String> given = Collections.list(request.getHeaders("Host"));
    return given.size() == 1 ? Authority.of(given.get(0)) : Optional.empty();
  }

  /** As the servlets are chosen by it: decoded, and without dots and parameters. */
  private static String path(HttpServletRequest request) {
    String path = request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
    return path.isEmpty() ? "/" : path;
  }

  private static @Nullable ApiProblem query(HttpServletRequest request, Set<String> known) {
    try {
      if (known.containsAll(QueryNames.of(request.getQueryString()))) {
        return null;
      }
    } catch (IllegalArgumentException malformed) {
      // Told below: what cannot be read is not known.
    }
    return new ApiProblem(
        "invalid-request",
        400,
        known.isEmpty()
            ? "This page has no query parameters; expected none"
            : "A query parameter is not known; expected some of " + new TreeSet<>(known));
  }

  private static @Nullable ApiProblem content(HttpServletRequest request, Set<String> expected) {
    boolean body =
        request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    if (expected.isEmpty()) {
      return body
          ? new ApiProblem("invalid-request", 400, "This page takes no body; expected none")
          : null;
    }
    List<String> given = Collections.list(request.getHeaders("Content-Type"));
    boolean fits =
        given.isEmpty() ? !body : given.size() == 1 && expected.contains(mediaType(given.get(0)));
    return fits
        ? null
        : new ApiProblem(
            "unsupported-media-type",
            HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE,
            "The Content-Type is not this page's; expected "
                + String.join(" or ", new TreeSet<>(expected)));
  }

  private static String mediaType(String contentType) {
    return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static void refuse(HttpServletResponse response, ApiProblem problem) throws IOException {
    byte[] body = ProblemJson.render(problem, ProblemJson.newId(), ProblemJson.newId());
    response.setStatus(problem.status());
    response.setContentType(ProblemJson.CONTENT_TYPE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
