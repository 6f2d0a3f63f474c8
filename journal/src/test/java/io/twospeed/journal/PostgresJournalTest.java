package io.twospeed.journal;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The contract, on PostgreSQL. */
@ResourceLock(TestStore.POSTGRES)
class PostgresJournalTest {
  @Nested
  class InteractionsOnPostgres extends InteractionsContract {
    InteractionsOnPostgres() {
      super(TestStore.postgres());
    }
  }

  @Nested
  class CoreCallsOnPostgres extends CoreCallsContract {
    CoreCallsOnPostgres() {
      super(TestStore.postgres());
    }
  }

  @Nested
  class TakeoverOnPostgres extends TakeoverContract {
    TakeoverOnPostgres() {
      super(TestStore.postgres());
    }
  }

  @Nested
  class FlushesOnPostgres extends FlushContract {
    FlushesOnPostgres() {
      super(TestStore.postgres());
    }
  }

  @Nested
  class SecrecyOnPostgres extends SecrecyContract {
    SecrecyOnPostgres() {
      super(TestStore.postgres());
    }
  }

  @Nested
  class RacesOnPostgres extends RaceContract {
    RacesOnPostgres() {
      super(TestStore.postgres());
    }
  }

  @Nested
  class NotificationsOnPostgres extends NotificationsContract {
    NotificationsOnPostgres() {
      super(TestStore.postgres());
    }
  }

  @Nested
  class FencingOnPostgres extends FencingContract {
    FencingOnPostgres() {
      super(TestStore.postgres());
    }
  }

  @Nested
  class ContradictionsOnPostgres extends ContradictionContract {
    ContradictionsOnPostgres() {
      super(TestStore.postgres());
    }
  }

  @Nested
  class LeftStandingOnPostgres extends LeftStandingContract {
    LeftStandingOnPostgres() {
      super(TestStore.postgres());
    }
  }
}
