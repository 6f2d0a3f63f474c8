package io.twospeed.simulator;

import io.twospeed.mappings.copybook.RecordCodec;

/** One queue of the core: what comes, what goes, and who does it. */
record RecordContract(
    Operation operation,
    String queue,
    RecordCodec request,
    RecordCodec reply,
    RecordHandler handler) {}
