package io.twospeed.app.server;

import io.micrometer.core.instrument.MeterRegistry;
import io.twospeed.app.health.JournalWatch;
import io.twospeed.app.health.SettlementHealth;
import io.twospeed.app.settings.TwospeedSettings;
import io.twospeed.journal.Journal;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The memory that both doors share, and those who look after it. */
@Configuration(proxyBeanMethods = false)
class JournalConfiguration {

  /** Routes go on on these once a write is durable: never on the thread that writes. */
  @Bean(destroyMethod = "shutdown")
  ExecutorService journalCallbacks() {
    return Executors.newFixedThreadPool(
        Math.max(4, Runtime.getRuntime().availableProcessors()),
        work -> {
          Thread thread = new Thread(work, "journal-callback");
          thread.setDaemon(true);
          return thread;
        });
  }

  @Bean(destroyMethod = "close")
  Journal journal(TwospeedSettings settings, Clock clock, ExecutorService journalCallbacks) {
    return settings.journal().open(settings, clock, journalCallbacks);
  }

  @Bean(destroyMethod = "close")
  JournalWatch journalWatch(
      Journal journal, TwospeedSettings settings, MeterRegistry meters, Clock clock) {
    return new JournalWatch(journal, settings.journal().watchEvery(), meters, clock);
  }

  @Bean
  SettlementHealth settlement(
      JournalWatch watch, Journal journal, TwospeedSettings settings, Clock clock) {
    return new SettlementHealth(watch, journal.fence(), settings.journal().degradedAfter(), clock);
  }
}
