package io.twospeed.benchmarks.load;

import java.nio.charset.StandardCharsets;

/**
 * One request of the load, ready as bytes, and what proves that an answer is the answer to it: the
 * status, and a piece of the body.
 */
public final class Question {
  private final byte[] request;
  private final int status;
  private final byte[] proof;

  private Question(String request, int status, String proof) {
    this.request = request.getBytes(StandardCharsets.US_ASCII);
    this.status = status;
    this.proof = proof.getBytes(StandardCharsets.US_ASCII);
  }

  /** A GET that is answered with 200. */
  public static Question get(String path, String proof) {
    String head = "GET %s HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n\r\n";
    return new Question(head.formatted(path), 200, proof);
  }

  /** A POST under an Idempotency-Key that is answered with 201. */
  public static Question post(String path, String key, String body, String proof) {
    String head =
        "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Idempotency-Key: \"%s\"\r\nContent-Length: %d\r\n\r\n%s";
    return new Question(head.formatted(path, key, body.length(), body), 201, proof);
  }

  byte[] request() {
    return request;
  }

  int status() {
    return status;
  }

  byte[] proof() {
    return proof;
  }
}
