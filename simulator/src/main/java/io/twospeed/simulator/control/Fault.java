package io.twospeed.simulator.control;

import io.twospeed.simulator.bank.ReturnCode;
import java.time.Duration;

/**
 * One misbehaviour.
 *
 * @param delay how long, where the kind takes one
 * @param code what the core refuses with, where the kind refuses
 */
public record Fault(FaultKind kind, Duration delay, ReturnCode code) {}
