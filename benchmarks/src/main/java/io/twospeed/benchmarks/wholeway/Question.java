package io.twospeed.benchmarks.wholeway;

import java.nio.charset.StandardCharsets;

/**
 * One request of the load, ready as bytes, and the piece of the answer's body that proves that it
 * is the answer to this request and no other.
 */
final class Question {

  private final byte[] request;
  private final byte[] proof;

  private Question(String request, String proof) {
    this.request = request.getBytes(StandardCharsets.US_ASCII);
    this.proof = proof.getBytes(StandardCharsets.US_ASCII);
  }

  static Question balanceOf(String accountId) {
    String request =
        "GET /accounts/"
            + accountId
            + "/balance HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n\r\n";
    return new Question(request, "\"accountId\":\"" + accountId + "\"");
  }

  byte[] request() {
    return request;
  }

  byte[] proof() {
    return proof;
  }
}
