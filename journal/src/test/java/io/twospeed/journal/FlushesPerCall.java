package io.twospeed.journal;

import com.sun.management.OperatingSystemMXBean;
import io.twospeed.journal.calls.CallMove;
import io.twospeed.journal.calls.CallPlan;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.calls.Settling;
import io.twospeed.journal.common.JournalStats;
import io.twospeed.journal.common.References;
import io.twospeed.journal.interactions.Interaction;
import io.twospeed.journal.interactions.InteractionStart;
import io.twospeed.journal.interactions.OwedResponse;
import io.twospeed.journal.settings.JournalSettings;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures what one changing call costs: it begins, is planned and sent, is confirmed, and
 * finishes: four writes, each waited for. Prints a table row for each number of calls at once.
 * Arguments: sqlite or postgres, then the seconds for each row.
 */
final class FlushesPerCall {
  private static final String DIGEST = "ab".repeat(32);
  private static final byte[] BODY = new byte[400];

  private final Journal journal;
  private final CountDownLatch ended;
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong nanos = new AtomicLong();
  private volatile boolean running = true;

  private FlushesPerCall(Journal journal, int atOnce) {
    this.journal = journal;
    this.ended = new CountDownLatch(atOnce);
  }

  public static void main(String[] arguments) throws InterruptedException {
    boolean onSqlite = arguments[0].equals("sqlite");
    TestStore store = onSqlite ? TestStore.sqlite() : TestStore.postgres();
    long seconds = Long.parseLong(arguments[1]);
    ExecutorService callbacks = Executors.newFixedThreadPool(2);
    JournalSettings settings =
        JournalSettings.of(store.url(), "load", JournalContract.KEYS)
            .login(store.user(), "")
            .callbacks(callbacks)
            .build();
    try (Journal journal = Journal.open(settings)) {
      System.out.println(
          "| store | at once | calls/s | ms a call | flushes a call | writes a flush | our CPU µs a call |");
      System.out.println("|---|---|---|---|---|---|---|");
      row(journal, "warm-up", 32, seconds);
      for (int atOnce : new int[] {1, 32, 256}) {
        row(journal, arguments[0], atOnce, seconds);
      }
    } finally {
      callbacks.shutdown();
    }
  }

  private static void row(Journal journal, String store, int atOnce, long seconds)
      throws InterruptedException {
    JournalStats before = journal.stats();
    long cpu = cpuNanos();
    FlushesPerCall load = new FlushesPerCall(journal, atOnce);
    for (int i = 0; i < atOnce; i++) {
      load.another();
    }
    if (load.ended.await(seconds, TimeUnit.SECONDS)) {
      throw new IllegalStateException("The calls ended before the measured time did");
    }
    load.running = false;
    if (!load.ended.await(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("A call did not end: was a write refused?");
    }
    JournalStats after = journal.stats();
    double calls = load.calls.get();
    double flushes = after.flushes() - before.flushes();
    System.out.printf(
        "| %s | %d | %.0f | %.1f | %.3f | %.1f | %.0f |%n",
        store,
        atOnce,
        calls / seconds,
        load.nanos.get() / calls / 1e6,
        flushes / calls,
        (after.writes() - before.writes()) / flushes,
        (cpuNanos() - cpu) / calls / 1000);
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private void another() {
    if (!running) {
      ended.countDown();
      return;
    }
    long start = System.nanoTime();
    var unused =
        oneCall()
            .thenRun(
                () -> {
                  calls.incrementAndGet();
                  nanos.addAndGet(System.nanoTime() - start);
                  another();
                })
            .exceptionally(
                why -> {
                  why.printStackTrace();
                  return null;
                });
  }

  private CompletionStage<Void> oneCall() {
    Clock clock = Clock.systemUTC();
    Interaction interaction =
        new Interaction(
            References.next(clock),
            "shop",
            "instalments",
            "0af7651916cd43dd8448eb211c80319c",
            clock.instant().plusSeconds(10));
    CallPlan plan =
        new CallPlan(
            References.next(clock),
            interaction.id(),
            "payments.transfer",
            "core-banking",
            new Settling("payments.status", null, "payments.reverse"));
    CallMove confirmed =
        CallMove.to(CoreCallState.CONFIRMED, plan.reference(), EvidenceKind.REPLY, "0000");
    String reply = "{\"result\":\"0000\"}";
    return journal
        .interactions()
        .begin(new InteractionStart(interaction, "openPlan", "1.2.0", interaction.id(), DIGEST))
        .thenCompose(begun -> journal.calls().planAndSend(plan, BODY))
        .thenCompose(
            sent -> journal.calls().move(confirmed, reply.getBytes(StandardCharsets.UTF_8)))
        .thenCompose(
            settled ->
                journal
                    .interactions()
                    .finish(interaction.id(), new OwedResponse(201, Map.of(), BODY)));
  }
}
