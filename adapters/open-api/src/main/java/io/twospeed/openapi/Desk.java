package io.twospeed.openapi;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** What all requests of a door share. */
record Desk(
    DoorSettings settings,
    Function<Throwable, ApiProblem> problems,
    ClientIdentity clients,
    Clock clock,
    DoorMeters meters,
    DeadlineWheel wheel,
    AtomicInteger open) {}
