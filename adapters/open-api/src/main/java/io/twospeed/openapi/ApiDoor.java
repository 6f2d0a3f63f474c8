package io.twospeed.openapi;

import io.micrometer.core.instrument.MeterRegistry;
import io.twospeed.openapi.callback.Callbacks;
import io.twospeed.openapi.context.DeadlineWheel;
import io.twospeed.openapi.context.Desk;
import io.twospeed.openapi.context.DoorMeters;
import io.twospeed.openapi.document.ContractException;
import io.twospeed.openapi.document.Finding;
import io.twospeed.openapi.http.ClientIdentity;
import io.twospeed.openapi.http.HeaderClientIdentity;
import io.twospeed.openapi.interaction.JournalledDispatch;
import io.twospeed.openapi.interaction.Keeping;
import io.twospeed.openapi.interaction.OperationResource;
import io.twospeed.openapi.product.ApiProblem;
import io.twospeed.openapi.product.ApiProduct;
import io.twospeed.openapi.request.Serving;
import io.twospeed.openapi.routing.Live;
import io.twospeed.openapi.routing.Published;
import io.twospeed.openapi.settings.DoorJournal;
import io.twospeed.openapi.settings.DoorSettings;
import jakarta.servlet.http.HttpServlet;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fast door: takes HTTP requests, checks them against the contract of the product they are for,
 * has the product serve them, checks what it answers, and answers by the deadline whatever the
 * product does. Safe for many threads.
 */
public final class ApiDoor implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ApiDoor.class);

  private final DeadlineWheel wheel = new DeadlineWheel();
  private final DoorMeters meters;
  private final boolean journalled;
  private final HttpServlet servlet;
  private volatile Live live = Live.nothing();

  /**
   * A door that serves nothing yet.
   *
   * @param problems what a failure of a route tells its caller; a failure it cannot translate, or a
   *     problem with a status other than 4xx and 5xx, becomes 500 {@code internal-error}
   */
  public ApiDoor(
      DoorSettings settings,
      Function<Throwable, ApiProblem> problems,
      Clock clock,
      MeterRegistry registry) {
    this(settings, problems, clock, registry, null);
  }

  /**
   * The same with a journal: a request that may change the core needs an Idempotency-Key, and is
   * answered at last whatever becomes of the connection.
   *
   * @param journal null for none: then such a request is served as any other
   */
  public ApiDoor(
      DoorSettings settings,
      Function<Throwable, ApiProblem> problems,
      Clock clock,
      MeterRegistry registry,
      @Nullable DoorJournal journal) {
    if (journal != null && journal.finishWithin().compareTo(settings.deadline()) < 0) {
      throw new IllegalArgumentException(
          "The door's settings: finishWithin is %s; expected at least the deadline, %s"
              .formatted(journal.finishWithin(), settings.deadline()));
    }
    AtomicInteger open = new AtomicInteger();
    ClientIdentity clients = new HeaderClientIdentity(settings.clientHeader());
    this.meters = new DoorMeters(registry, open);
    this.journalled = journal != null;
    Desk desk = new Desk(settings, problems, clients, clock, meters, wheel, open);
    if (journal == null) {
      this.servlet = new DoorServlet(desk, Serving.choice(desk), null, () -> live);
      wheel.start();
    } else {
      Callbacks callbacks =
          new Callbacks(
              journal.journal().notifications(), journal.callbacks(), wheel, meters, clock);
      Keeping keeping = Keeping.of(journal, wheel, callbacks);
      this.servlet =
          new DoorServlet(
              desk,
              JournalledDispatch.choice(desk, keeping, journal.callbacks()),
              new OperationResource(desk, keeping),
              () -> live);
      wheel.start();
      callbacks.start();
    }
  }

  /** To be mapped to {@code /*}, with asynchronous support. */
  public HttpServlet servlet() {
    return servlet;
  }

  /**
   * Serves a product from the next request on, in the place of the one of the same name; requests
   * under way stay with the version they began with.
   *
   * @throws ContractException where a path of it would take requests of another product; nothing is
   *     changed then
   */
  public void publish(ApiProduct product) {
    List<Finding> conflicts =
        change(List.of(product), List.of()).getOrDefault(product.name(), List.of());
    if (!conflicts.isEmpty()) {
      throw new ContractException(conflicts);
    }
  }

  /** Serves a product no more; requests under way are answered. */
  public void withdraw(String name) {
    change(List.of(), List.of(name));
  }

  /**
   * Many changes, seen by all requests at the same moment: one reference write.
   *
   * @param come each in the place of the one of its name
   * @param go names of products that are no more
   * @return by name, the products that did not come since a path of theirs would take requests of
   *     another; what was there under their names stays
   */
  public synchronized Map<String, List<Finding>> change(
      Collection<? extends ApiProduct> come, Collection<String> go) {
    Map<String, List<Finding>> refused = new HashMap<>();
    Live next = live;
    for (String name : go) {
      if (next.products().containsKey(name)) {
        next = next.without(name);
        log.info("Withdrew {}", name);
      }
    }
    List<ApiProduct> ahead = List.copyOf(come);
    int before;
    do {
      // Once more where another has just given up the path that stood in the way.
      before = ahead.size();
      refused.clear();
      List<ApiProduct> left = new ArrayList<>();
      for (ApiProduct product : ahead) {
        try {
          Published published = Published.of(product, meters, journalled);
          next = next.with(published);
          log.info("Published {}: {}", product.name(), published.contract().operationIds());
        } catch (ContractException conflict) {
          refused.put(product.name(), conflict.findings());
          left.add(product);
        } catch (RuntimeException broken) {
          log.error("{} cannot be published", product.name(), broken);
          refused.put(product.name(), List.of(unpublishable(product, broken)));
          left.add(product);
        }
      }
      ahead = left;
    } while (!ahead.isEmpty() && ahead.size() < before);
    live = next;
    return refused;
  }

  private static Finding unpublishable(ApiProduct product, RuntimeException broken) {
    return new Finding(
        product.contract().file(),
        0,
        "the door cannot publish the product: " + broken.getClass().getSimpleName(),
        "a contract the door can serve",
        "the log has the details");
  }

  /** Ends the door's timer; no request is to come any more. */
  @Override
  public void close() {
    wheel.close();
  }
}
