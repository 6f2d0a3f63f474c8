package io.twospeed.legacycore;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/**
 * What the log says while a test runs, {@code LEVEL message}, line by line; lines of tests beside
 * it among them. A class that uses it locks {@link #LOG}.
 */
public final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  public static final String LOG = "log";

  private final Logger logger = (Logger) LoggerFactory.getLogger("io.twospeed.legacycore");
  private final List<String> lines = new CopyOnWriteArrayList<>();

  public LogLines() {
    logger.setLevel(Level.INFO);
    start();
    logger.addAppender(this);
  }

  @Override
  protected void append(ILoggingEvent event) {
    lines.add(event.getLevel() + " " + event.getFormattedMessage());
  }

  public List<String> starting(String with) {
    return lines.stream().filter(line -> line.startsWith(with)).toList();
  }

  @Override
  public void close() {
    logger.detachAppender(this);
    logger.setLevel(null);
    stop();
  }
}
