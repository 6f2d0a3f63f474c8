package io.twospeed.journal;

import java.time.Instant;

/** Which instance has something, and until when nobody else takes it. */
record Lease(String owner, Instant until) {

  static Lease from(JournalSettings settings) {
    return new Lease(settings.instance(), Times.now(settings.clock()).plus(settings.lease()));
  }
}
