package io.twospeed.openapi;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What all requests of a door share.
 *
 * @param keeping null where there is no journal
 */
record Desk(
    DoorSettings settings,
    Function<Throwable, ApiProblem> problems,
    ClientIdentity clients,
    Clock clock,
    DoorMeters meters,
    DeadlineWheel wheel,
    AtomicInteger open,
    @Nullable Keeping keeping) {}
