package io.twospeed.benchmarks.settlement;

import io.twospeed.benchmarks.load.Question;
import java.util.UUID;
import java.util.function.Supplier;

/** What the load asks for. */
enum Work {
  /** One changing call, each under a key of its own; the money goes there and comes back. */
  TRANSFER {
    @Override
    Supplier<Question> questions() {
      return new Transfers();
    }
  },
  /** One read: has to cost the same with a journal and without. */
  READ {
    @Override
    Supplier<Question> questions() {
      Question balance =
          Question.get("/accounts/" + CUSTOMER + "/balance", "\"accountId\":\"" + CUSTOMER);
      return () -> balance;
    }
  };

  private static final String CUSTOMER = "100000000001";
  private static final String SHOP = "900000000001";

  abstract Supplier<Question> questions();

  private static final class Transfers implements Supplier<Question> {
    private static final String BODY =
        "{\"fromAccountId\":\"%s\",\"toAccountId\":\"%s\",\"amount\":{\"amount\":\"0.01\",\"currency\":\"CNY\"}}";

    private boolean back;

    @Override
    public Question get() {
      back = !back;
      String body = BODY.formatted(back ? SHOP : CUSTOMER, back ? CUSTOMER : SHOP);
      return Question.post("/transfers", UUID.randomUUID().toString(), body, "\"paymentId\":\"T");
    }
  }
}
