package io.twospeed.simulator.record;

import io.twospeed.mappings.copybook.record.RecordCodec;
import io.twospeed.simulator.control.Operation;

/** One queue of the core: what comes, what goes, and who does it. */
public record RecordContract(
    Operation operation,
    String queue,
    RecordCodec request,
    RecordCodec reply,
    RecordHandler handler) {}
