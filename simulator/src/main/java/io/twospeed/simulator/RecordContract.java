package io.twospeed.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.mappings.copybook.RecordCodec;

/**
 * One queue of the core: what comes, what goes, and who does it.
 *
 * @param blankReply every field of the reply, blank
 */
record RecordContract(
    Operation operation,
    String queue,
    RecordCodec request,
    RecordCodec reply,
    ObjectNode blankReply,
    RecordHandler handler) {}
