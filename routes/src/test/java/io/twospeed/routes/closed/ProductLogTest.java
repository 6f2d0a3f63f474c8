package io.twospeed.routes.closed;

import static io.twospeed.routes.TestRequests.reading;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.twospeed.routes.TestHost;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A product logs under its own name, and not above WARN. */
class ProductLogTest {
  private final TestHost test;
  private final Logger logger = (Logger) LoggerFactory.getLogger("product.p");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  ProductLogTest(@TempDir Path folder) {
    test = new TestHost(folder);
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void close() {
    logger.detachAppender(lines);
    test.close();
  }

  @Test
  void aStepAndAComponentLogUnderTheProductsName() throws Throwable {
    test.product(
        "p",
        """
        - log: hello from ${routeId}
        - log: {message: careful, loggingLevel: WARN}
        - to: log:io.twospeed.journal?level=WARN
        """);
    assertThat(test.findings()).isEmpty();
    test.answer("p", reading("greet", "{}"));

    assertThat(lines.list)
        .extracting(ILoggingEvent::getLevel)
        .containsExactly(Level.INFO, Level.WARN, Level.WARN);
    assertThat(lines.list).extracting(ILoggingEvent::getLoggerName).containsOnly("product.p");
    assertThat(lines.list.get(0).getFormattedMessage()).isEqualTo("hello from greet");
    assertThat(lines.list.get(2).getFormattedMessage())
        .startsWith("io.twospeed.journal: exchange ");
  }
}
