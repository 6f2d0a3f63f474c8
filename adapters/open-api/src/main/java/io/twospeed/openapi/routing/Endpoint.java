package io.twospeed.openapi.routing;

import io.twospeed.openapi.context.Mount;
import io.twospeed.openapi.contract.Operation;
import io.twospeed.openapi.contract.PathTemplate;
import io.twospeed.openapi.http.ClientIdentity;
import io.twospeed.openapi.product.Share;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A path of one product, with its methods; of two versions of it where both take requests. */
public final class Endpoint {
  private final String product;
  private final Operation first;
  private final @Nullable Side stable;
  private final @Nullable Side newer;
  private final @Nullable Share share;

  /** The methods a path has in one version. */
  public static final class Side {
    private final Map<String, Mount> methods = new HashMap<>(8);
    private final String allow;

    private Side(List<Mount> mounts) {
      for (Mount mount : mounts) {
        methods.put(mount.operation().method(), mount);
      }
      Mount get = methods.get("GET");
      if (get != null) {
        methods.putIfAbsent("HEAD", get);
      }
      TreeSet<String> names = new TreeSet<>(methods.keySet());
      names.add("OPTIONS");
      allow = String.join(", ", names);
    }

    private static @Nullable Side of(List<Mount> mounts) {
      return mounts.isEmpty() ? null : new Side(mounts);
    }

    public @Nullable Mount of(String method) {
      return methods.get(method);
    }

    /** The value of the {@code Allow} header. */
    public String allow() {
      return allow;
    }
  }

  /**
   * An endpoint. All mounts are of the same path, and there is at least one.
   *
   * @param newer those of the newer version, where two take requests
   * @param share what of the requests goes to the newer version; null where there is none
   */
  Endpoint(String product, List<Mount> stable, List<Mount> newer, @Nullable Share share) {
    this.product = product;
    this.first = (stable.isEmpty() ? newer : stable).get(0).operation();
    this.stable = Side.of(stable);
    this.newer = Side.of(newer);
    this.share = share;
  }

  /** The methods of the version this request goes to; null where that one has no such path. */
  public @Nullable Side side(HttpServletRequest request, ClientIdentity clients) {
    Share taken = share;
    return taken != null && taken.takes(product, who(request, clients), request::getHeader)
        ? newer
        : stable;
  }

  /** Who all call themselves nobody are told apart by where they are. */
  private static String who(HttpServletRequest request, ClientIdentity clients) {
    String client = clients.of(request, new ArrayList<>(0));
    return client.equals(ClientIdentity.ANONYMOUS) ? "@" + request.getRemoteAddr() : client;
  }

  String product() {
    return product;
  }

  PathTemplate template() {
    return first.template();
  }

  /** Of the first operation, in the contract. */
  int line() {
    return first.line();
  }
}
