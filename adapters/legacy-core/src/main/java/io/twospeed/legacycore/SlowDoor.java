package io.twospeed.legacycore;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.twospeed.journal.Journal;
import io.twospeed.mappings.operation.OperationCatalogue;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Component;
import org.jspecify.annotations.Nullable;

/**
 * The way to the core: every operation of the catalogue, bound to its core system, offered to
 * routes as {@code core:<operation>}. Safe for many threads. Nothing waits for the core to be
 * there.
 */
public final class SlowDoor implements AutoCloseable {
  /** The Camel exchange property that holds our reference of the last call to the core. */
  public static final String REFERENCE_PROPERTY = "twospeed.coreReference";

  private static final int LONGEST_REASON = 200;

  private static final int THREADS = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

  private final Map<String, BoundOperation> operations;
  private final Map<String, CoreTransport> transports;
  private final DeadlineWheel wheel;
  private final ThreadPoolExecutor aside;
  private final ThreadPoolExecutor routes;
  private final @Nullable Settler settler;

  private SlowDoor(Builder builder) {
    aside = pool("core-aside");
    routes = pool("core-routes");
    wheel = new DeadlineWheel();
    References references = new References();
    settler = builder.settler(wheel, aside, references);
    Shared shared =
        new Shared(builder.clock, wheel, references, builder.meters, aside, routes, settler);
    Binder binder = new Binder(builder.systems, shared);
    operations = binder.bind(builder.patientPlans());
    transports = binder.transports();
    wheel.start();
    if (settler != null) {
      settler.start(operations);
    }
    transports.values().forEach(CoreTransport::start);
  }

  /** Collects what a door needs. */
  public static Builder builder() {
    return new Builder();
  }

  /** A new {@code core:} component, for one CamelContext. */
  public Component component() {
    return component(Map.of());
  }

  /**
   * The same for a product that does not want everything undone.
   *
   * @param standing core operation to why a confirmed call of it is left standing when its
   *     interaction is undone
   */
  public Component component(Map<String, String> standing) {
    standing.forEach(
        (operation, reason) -> {
          operation(operation);
          Settings.require(
              !reason.isBlank() && reason.length() <= LONGEST_REASON,
              "standing." + operation,
              reason.length() + " characters",
              "a reason of 1 to " + LONGEST_REASON);
        });
    return new CoreComponent(standing, this::operation);
  }

  /** Per way to a core system, such as {@code core-banking/mq}: whether calls can be sent. */
  public Map<String, SystemHealth> health() {
    Map<String, SystemHealth> all = new TreeMap<>();
    transports.forEach((name, transport) -> all.put(name, transport.health()));
    return all;
  }

  /** Stops listening and sending. Calls under way end at their deadlines no more. */
  @Override
  public void close() {
    if (settler != null) {
      settler.close();
    }
    transports.values().forEach(CoreTransport::close);
    wheel.close();
    aside.shutdown();
    routes.shutdown();
  }

  BoundOperation operation(String name) {
    BoundOperation found = operations.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "core:%s names no operation of the core; expected one of the catalogue, the closest are %s; fix: correct the name, or add mappings/core/%s/operation.yaml"
              .formatted(name, NearestNames.to(name, operations.keySet(), 3), name));
    }
    return found;
  }

  private static ThreadPoolExecutor pool(String name) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** Collects what a door needs; {@link #open} refuses what does not fit together, all at once. */
  public static final class Builder {
    private final List<CoreSystem> systems = new ArrayList<>();
    private final List<OperationPlan> plans = new ArrayList<>();
    private Clock clock = Clock.systemUTC();
    private MeterRegistry meters = new CompositeMeterRegistry();
    private @Nullable Journal journal;
    private SettlementSettings settlement = SettlementSettings.defaults();

    private @Nullable Duration longestWait;

    private Builder() {}

    /** The operations to offer. */
    public Builder catalogue(OperationCatalogue catalogue) {
      return plans(catalogue.operations().stream().map(OperationPlan::of).toList());
    }

    Builder plans(Collection<OperationPlan> more) {
      plans.addAll(more);
      return this;
    }

    /** A core system that operations may name. */
    public Builder system(CoreSystem system) {
      systems.add(system);
      return this;
    }

    /**
     * No call waits longer than this for its reply, whatever operation.yaml says: for a core in the
     * same process whose replies are lost on purpose. Default: what operation.yaml says.
     */
    public Builder longestWait(Duration given) {
      longestWait = given;
      return this;
    }

    private List<OperationPlan> patientPlans() {
      Duration most = longestWait;
      return most == null ? plans : plans.stream().map(plan -> plan.waitingAtMost(most)).toList();
    }

    /** The clock of deadlines and timestamps; default: the system's. */
    public Builder clock(Clock given) {
      clock = given;
      return this;
    }

    /** Where measures go; default: nowhere. */
    public Builder meters(@Nullable MeterRegistry given) {
      if (given != null) {
        meters = given;
      }
      return this;
    }

    /**
     * Where changing calls are written down before they leave, and owned until they are settled.
     * Without one nothing is written down, and nobody owns a call in doubt: for benchmarks and
     * tests.
     */
    public Builder journal(@Nullable Journal given) {
      journal = given;
      return this;
    }

    /** How calls in doubt are settled; default: {@link SettlementSettings#defaults}. */
    public Builder settlement(SettlementSettings given) {
      settlement = given;
      return this;
    }

    private @Nullable Settler settler(DeadlineWheel wheel, Executor aside, References references) {
      return journal == null
          ? null
          : new Settler(
              journal, settlement, clock, wheel, aside, references, new SettlementMeters(meters));
    }

    /**
     * Binds every operation and begins to connect, without waiting for it.
     *
     * @throws IllegalArgumentException with every operation that cannot be bound
     */
    public SlowDoor open() {
      return new SlowDoor(this);
    }
  }
}
