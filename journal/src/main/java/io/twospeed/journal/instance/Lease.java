package io.twospeed.journal.instance;

import java.time.Instant;

/** Which life of which instance has something, and until when nobody else takes it. */
public record Lease(Incarnation holder, Instant until) {

  /** How rows name the holder. */
  public String owner() {
    return holder.owner();
  }
}
