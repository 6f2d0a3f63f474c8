package io.twospeed.openapi.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeadlineWheelTest {

  /** Once over, never again; not before its time. */
  private static final class Timed implements DeadlineWheel.Deadline {
    private final long dueNanos;
    volatile boolean over;
    volatile long earlyNanos;
    volatile int times;

    Timed(Duration delay) {
      dueNanos = System.nanoTime() + delay.toNanos();
    }

    @Override
    public boolean isOver() {
      return over;
    }

    @Override
    public synchronized void expire() {
      earlyNanos = dueNanos - System.nanoTime();
      times = times + 1;
      over = true;
    }
  }

  @Test
  void everyDeadlineIsMetOnceAndNoneBeforeItsTime() throws Exception {
    try (DeadlineWheel wheel = new DeadlineWheel()) {
      wheel.start();
      List<Timed> all = new ArrayList<>();
      ExecutorService adders = Executors.newFixedThreadPool(4);
      for (int i = 0; i < 20_000; i++) {
        Duration delay = Duration.ofMillis(ThreadLocalRandom.current().nextInt(400));
        Timed timed = new Timed(delay);
        all.add(timed);
        adders.execute(() -> wheel.add(timed, delay));
      }
      adders.shutdown();
      assertThat(adders.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
      await("every deadline to be met")
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() -> assertThat(all).allMatch(timed -> timed.over));
      assertThat(all).allMatch(timed -> timed.times == 1).allMatch(timed -> timed.earlyNanos <= 0);
    }
  }

  @Test
  void whatIsOverIsLeftAlone() {
    try (DeadlineWheel wheel = new DeadlineWheel()) {
      wheel.start();
      Timed answered = new Timed(Duration.ofMillis(20));
      Timed later = new Timed(Duration.ofMillis(60));
      answered.over = true;
      wheel.add(answered, Duration.ofMillis(20));
      wheel.add(later, Duration.ofMillis(60));
      await("the later one").atMost(Duration.ofMinutes(1)).until(() -> later.over);
      assertThat(answered.times).isZero();
    }
  }
}
