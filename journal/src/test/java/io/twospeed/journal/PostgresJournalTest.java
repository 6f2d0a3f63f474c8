package io.twospeed.journal;

import org.junit.jupiter.api.Nested;

/** The contract, on PostgreSQL. */
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
  class LeftStandingOnPostgres extends LeftStandingContract {
    LeftStandingOnPostgres() {
      super(TestStore.postgres());
    }
  }
}
