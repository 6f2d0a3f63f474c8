package io.twospeed.openapi.product;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a route answered.
 *
 * @param status HTTP status; 0 where the route names none: the contract's first 2xx of the
 *     operation
 * @param headers only those the contract declares reach the caller
 */
public record ApiReply(int status, Map<String, String> headers, @Nullable JsonNode body) {}
