package io.twospeed.suite.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client was told once, every byte that it may rely on.
 *
 * @param location where it was told to look, or null
 * @param replayed whether the app says that this was told before
 */
public record Answer(
    int status, String contentType, String body, @Nullable String location, boolean replayed) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String PROBLEM = "urn:twospeed:problem:";

  /** Nothing was begun, and nothing is owed: the same request is welcome again. */
  private static final Set<String> NOT_BEGUN =
      Set.of("journal-unavailable", "too-busy", "request-timeout");

  private static final Set<Integer> PASSING = Set.of(503, 504);

  /** What an answer means for its key. */
  public enum Meaning {
    /** Done as ordered. */
    DONE,
    /** Refused or failed; {@code outcome} says what that left behind. */
    FAILED,
    /** Not known yet. */
    PENDING,
    /** Came to nothing, for a reason that passes: the same request is a new try, later. */
    PASSING,
    /** Not even begun. */
    NOT_BEGUN,
    /** The key was used for something else. */
    REUSED
  }

  /** What it means. */
  public Meaning meaning() {
    if (status == 202) {
      return Meaning.PENDING;
    }
    if (status / 100 == 2) {
      return Meaning.DONE;
    }
    String problem = problem();
    if (problem.equals("request-in-progress")) {
      return Meaning.PENDING;
    }
    if (problem.equals("idempotency-key-reused")) {
      return Meaning.REUSED;
    }
    // Where it may have begun all the same, and was ended with just that.
    if (NOT_BEGUN.contains(problem) && !replayed) {
      return Meaning.NOT_BEGUN;
    }
    boolean passing = PASSING.contains(status) && outcome().equals("nothing-happened");
    return passing ? Meaning.PASSING : Meaning.FAILED;
  }

  /** Whether this is what is owed for the key, for ever. */
  public boolean isFinal() {
    return meaning() == Meaning.DONE || meaning() == Meaning.FAILED;
  }

  /** The last part of the problem's type; empty where it is none. */
  public String problem() {
    String type = json().path("type").asText();
    return type.startsWith(PROBLEM) ? type.substring(PROBLEM.length()) : "";
  }

  /** What a problem says of what happened; empty where it says nothing. */
  public String outcome() {
    return json().path("outcome").asText();
  }

  JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      return JSON.createObjectNode();
    }
  }

  boolean sameAs(Answer other) {
    return status == other.status
        && contentType.equals(other.contentType)
        && body.equals(other.body);
  }

  @Override
  public String toString() {
    return status + " " + contentType + " " + body;
  }
}
