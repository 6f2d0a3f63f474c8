package io.twospeed.journal;

import java.time.Instant;

/** Which life of which instance has something, and until when nobody else takes it. */
record Lease(Incarnation holder, Instant until) {

  /** How rows name the holder. */
  String owner() {
    return holder.owner();
  }
}
