package io.twospeed.openapi.context;

import io.twospeed.openapi.http.ClientIdentity;
import io.twospeed.openapi.product.ApiProblem;
import io.twospeed.openapi.settings.DoorSettings;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** What all requests of a door share. */
public record Desk(
    DoorSettings settings,
    Function<Throwable, ApiProblem> problems,
    ClientIdentity clients,
    Clock clock,
    DoorMeters meters,
    DeadlineWheel wheel,
    AtomicInteger open) {}
