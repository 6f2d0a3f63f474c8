package io.twospeed.openapi.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.journal.interactions.Interaction;

/**
 * A request that fits its contract.
 *
 * @param operationId of the contract
 * @param body canonical JSON: the request's body, or, where the operation has none, {@code
 *     parameters}
 * @param parameters path, query and header parameters by their contract names, typed by its schema
 */
public record ApiRequest(
    String operationId, JsonNode body, ObjectNode parameters, Interaction interaction) {}
