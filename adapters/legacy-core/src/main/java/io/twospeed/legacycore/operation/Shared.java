package io.twospeed.legacycore.operation;

import io.micrometer.core.instrument.MeterRegistry;
import io.twospeed.legacycore.call.DeadlineWheel;
import io.twospeed.legacycore.call.References;
import java.time.Clock;
import java.util.concurrent.Executor;

/**
 * What all operations of one door share.
 *
 * @param aside runs what was waited for and does not itself wait: sends, and steps of settlement
 * @param routes runs routes that go on after that, which may block
 */
public record Shared(
    Clock clock,
    DeadlineWheel wheel,
    References references,
    MeterRegistry meters,
    Executor aside,
    Executor routes) {}
