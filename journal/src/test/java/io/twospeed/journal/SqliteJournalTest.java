package io.twospeed.journal;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The contract, on SQLite. */
@ResourceLock(TestStore.SQLITE)
class SqliteJournalTest {
  @Nested
  class InteractionsOnSqlite extends InteractionsContract {
    InteractionsOnSqlite() {
      super(TestStore.sqlite());
    }
  }

  @Nested
  class CoreCallsOnSqlite extends CoreCallsContract {
    CoreCallsOnSqlite() {
      super(TestStore.sqlite());
    }
  }

  @Nested
  class TakeoverOnSqlite extends TakeoverContract {
    TakeoverOnSqlite() {
      super(TestStore.sqlite());
    }
  }

  @Nested
  class FlushesOnSqlite extends FlushContract {
    FlushesOnSqlite() {
      super(TestStore.sqlite());
    }
  }

  @Nested
  class SecrecyOnSqlite extends SecrecyContract {
    SecrecyOnSqlite() {
      super(TestStore.sqlite());
    }
  }

  @Nested
  class RacesOnSqlite extends RaceContract {
    RacesOnSqlite() {
      super(TestStore.sqlite());
    }
  }

  @Nested
  class NotificationsOnSqlite extends NotificationsContract {
    NotificationsOnSqlite() {
      super(TestStore.sqlite());
    }
  }

  @Nested
  class FencingOnSqlite extends FencingContract {
    FencingOnSqlite() {
      super(TestStore.sqlite());
    }
  }

  @Nested
  class ContradictionsOnSqlite extends ContradictionContract {
    ContradictionsOnSqlite() {
      super(TestStore.sqlite());
    }
  }

  @Nested
  class LeftStandingOnSqlite extends LeftStandingContract {
    LeftStandingOnSqlite() {
      super(TestStore.sqlite());
    }
  }
}
