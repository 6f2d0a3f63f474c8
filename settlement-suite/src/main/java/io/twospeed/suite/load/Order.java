package io.twospeed.suite.load;

import java.util.List;

/**
 * One request of a client, known by its key.
 *
 * @param serial no other order of the round has it
 * @param key no other order of the same client has it; another client's may
 */
public record Order(int serial, Product product, String client, String key) {

  String path() {
    return product.path();
  }

  String body() {
    return product.body(serial, "order " + serial);
  }

  /** Another payload under the same key: what a client that mixes up its keys sends. */
  String otherBody() {
    return product.body(serial, "another " + serial);
  }

  /** What it asks of the core, in the order of the route. */
  public List<Leg> legs() {
    return product.legs(serial);
  }

  @Override
  public String toString() {
    return "order %d (%s, client %s, key %s)".formatted(serial, product, client, key);
  }
}
