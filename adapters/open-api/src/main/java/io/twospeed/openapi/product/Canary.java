package io.twospeed.openapi.product;

/**
 * A newer version of a product that takes some of its requests.
 *
 * @param product of the same name, with a contract of its own
 */
public record Canary(ApiProduct product, Share share) {}
