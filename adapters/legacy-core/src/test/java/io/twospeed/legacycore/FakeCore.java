package io.twospeed.legacycore;

import io.twospeed.legacycore.operation.OperationPlan;
import io.twospeed.legacycore.settings.CoreSystem;
import io.twospeed.legacycore.settings.MqSettings;
import io.twospeed.legacycore.settings.SoapSettings;
import io.twospeed.mappings.operation.declaration.Settlement;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A core that does what the text of a request tells it: {@code answer}, {@code refuse}, {@code
 * silent}, {@code garble}, {@code wait <millis>} before it answers, or {@code hold} until {@link
 * #held()} are let go.
 */
public interface FakeCore {
  void start() throws Exception;

  /** Gone, as by a power cut; {@link #start} brings it back under the same address. */
  void stop() throws Exception;

  /** A system called {@code core} that reaches it. */
  CoreSystem system();

  OperationPlan operation(String name, boolean changes, Duration timeout);

  /** An operation whose requests {@link #books()} serves. */
  OperationPlan booking(
      String name, String verb, boolean changes, Duration timeout, Settlement settlement);

  /** What was booked, and how it is to misbehave. */
  Books books();

  /** The texts of all requests that came, in order. */
  List<String> requests();

  /** The answers that it keeps back. */
  HeldAnswers held();

  /** Gone for good. */
  void end() throws Exception;

  static CoreSystem system(@Nullable MqSettings mq, @Nullable SoapSettings soap) {
    return CoreSystem.of("core", ZoneOffset.UTC, "TS", mq, soap);
  }
}
