package io.twospeed.openapi.schema;

/**
 * One place where a message breaks its contract. Never holds a value of the message, nor a name
 * that the contract does not know.
 *
 * @param pointer JSON Pointer into the body, or {@code /query/<name>}, {@code /path/<name>}, {@code
 *     /header/<name>}
 * @param detail what the contract expects there
 */
public record Violation(String pointer, String detail) {}
