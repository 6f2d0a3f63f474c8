package io.twospeed.legacycore;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.twospeed.journal.Journal;
import io.twospeed.journal.interactions.Interaction;
import io.twospeed.legacycore.call.CallResult;
import io.twospeed.legacycore.call.DeadlineWheel;
import io.twospeed.legacycore.call.References;
import io.twospeed.legacycore.change.RouteCalls;
import io.twospeed.legacycore.change.SettlementMeters;
import io.twospeed.legacycore.operation.OperationPlan;
import io.twospeed.legacycore.operation.Shared;
import io.twospeed.legacycore.recovery.Inquiry;
import io.twospeed.legacycore.recovery.InquiryAnswer;
import io.twospeed.legacycore.recovery.Settler;
import io.twospeed.legacycore.settings.CoreSystem;
import io.twospeed.legacycore.settings.SettlementSettings;
import io.twospeed.legacycore.transport.CoreTransport;
import io.twospeed.legacycore.transport.SystemHealth;
import io.twospeed.mappings.operation.OperationCatalogue;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
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

  private static final int THREADS = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

  private final Binder binder;
  private final RouteCalls calls;
  private final Map<String, CoreTransport> transports = new ConcurrentSkipListMap<>();
  private volatile CoreBinding binding;
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
    Shared shared = new Shared(builder.clock, wheel, references, builder.meters, aside, routes);
    calls = new RouteCalls(settler, shared);
    binder = new Binder(builder.systems, shared, settler);
    binding = new CoreBinding(binder.bind(builder.patientPlans()), calls);
    wheel.start();
    if (settler != null) {
      settler.start(binding.operations());
    }
    startNewTransports();
  }

  private void startNewTransports() {
    binder
        .transports()
        .forEach(
            (name, transport) -> {
              if (transports.putIfAbsent(name, transport) == null) {
                transport.start();
              }
            });
  }

  /**
   * Binds the operations of another catalogue to the same core systems, beside those that are
   * offered: their ways, limits and measures are the same where the systems are.
   *
   * @throws IllegalArgumentException with every operation that cannot be bound; nothing has changed
   */
  public CoreBinding bind(OperationCatalogue catalogue) {
    return bind(catalogue.operations().stream().map(OperationPlan::of).toList());
  }

  synchronized CoreBinding bind(Collection<OperationPlan> plans) {
    CoreBinding bound = new CoreBinding(binder.bind(plans), calls);
    startNewTransports();
    return bound;
  }

  /**
   * Goes over to another catalogue: {@link #component} and settlement use it from then on. Calls
   * under way keep what they began with, and a call that is still to be settled by an operation
   * that is no more keeps that one as long as this process lives.
   */
  public synchronized void offer(CoreBinding other) {
    binding = other;
    if (settler != null) {
      settler.offer(other.operations());
    }
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
    return binding.component(standing);
  }

  /** Per way to a core system, such as {@code core-banking/mq}: whether calls can be sent. */
  public Map<String, SystemHealth> health() {
    Map<String, SystemHealth> all = new TreeMap<>();
    transports.forEach((name, transport) -> all.put(name, transport.health()));
    return all;
  }

  /**
   * Asks the core what became of a changing call, once and for at most ten seconds. What it says is
   * kept with the call as evidence, and settles nothing.
   *
   * @throws IllegalStateException where this door has no journal
   */
  public CompletionStage<InquiryAnswer> inquire(String reference) {
    Settler owner = settler;
    if (owner == null) {
      throw new IllegalStateException("Without a journal no call is known by its reference");
    }
    return Inquiry.of(owner, reference);
  }

  /**
   * Stops listening and sending. Calls under way end at their deadlines no more: what is unsettled
   * is given back, for another instance or the next life of this one.
   */
  @Override
  public void close() {
    if (settler != null) {
      settler.end();
    }
    transports.values().forEach(CoreTransport::close);
    if (settler != null) {
      settler.close();
    }
    wheel.close();
    aside.shutdown();
    routes.shutdown();
  }

  /** Calls as a route does. */
  void call(
      String operation,
      JsonNode canonical,
      @Nullable Interaction interaction,
      @Nullable String stands,
      CallResult result) {
    calls.call(binding.operation(operation), canonical, interaction, stands, result);
  }

  /** A reply, or the end of a wait, after the door was closed: whoever takes over settles it. */
  private static void leave(Runnable task, ThreadPoolExecutor pool) {
    if (!pool.isShutdown()) {
      throw new RejectedExecutionException("The pool of " + task + " has no room");
    }
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
            },
            SlowDoor::leave);
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
