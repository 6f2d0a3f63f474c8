package io.twospeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.twospeed.simulator.bank.ReturnCode;
import io.twospeed.simulator.bank.Seed;
import io.twospeed.simulator.control.Fault;
import io.twospeed.simulator.control.FaultKind;
import io.twospeed.simulator.control.FaultPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptRepliesTest {
  private static final Path CONTRACTS = Path.of("..", "mappings", "contracts");

  @Test
  void everyReplyThatWentOutIsToldWithItsFormAndCode(@TempDir Path data, @TempDir Path web)
      throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(data);
        SimulatedCore core =
            SimulatedCore.builder(CONTRACTS)
                .broker(broker.connectionFactory())
                .consumersPerQueue(1)
                .keepReplies(true)
                .start();
        CoreCaller caller = new CoreCaller(broker.connectionFactory(), "REPLIES");
        LocalTomcat tomcat = new LocalTomcat(web).mount(core.controlServlet(), "/simulator/*")) {
      tomcat.start();
      plan(core, FaultKind.DUPLICATE_REPLY);
      plan(core, FaultKind.LATE_REPLY);
      plan(core, FaultKind.WRONG_CORRELATION);
      plan(core, FaultKind.DROP_REPLY);
      plan(core, FaultKind.GARBLE);
      for (int call = 0; call < 5; call++) {
        caller.send("CORE.ACCT.BAL", HandMade.balanceOf(Seed.LI_CNY));
      }
      for (int reply = 0; reply < 5; reply++) {
        caller.reply();
      }
      // A reply is noted once the broker has it, which may be after its reader has.
      await().atMost(Duration.ofMinutes(1)).until(() -> told(tomcat).size() == 5);
      assertThat(told(tomcat))
          .allMatch(reply -> reply.contains("\"operation\":\"accounts.balance\""))
          .satisfiesOnlyOnce(reply -> assertThat(reply).contains("MISDIRECTED"))
          .satisfiesOnlyOnce(reply -> assertThat(reply).contains("GARBLED\",\"code\":\"\""))
          .filteredOn(reply -> reply.contains("ANSWER\",\"code\":\"0000\""))
          .hasSize(3);
    }
  }

  private static List<String> told(LocalTomcat tomcat) throws Exception {
    return List.of(tomcat.send("GET", "/simulator/replies", "").body().split("\\},\\{", -1));
  }

  private static void plan(SimulatedCore core, FaultKind kind) {
    core.plan(FaultPlan.ANY_OPERATION, new Fault(kind, Duration.ofMillis(50), ReturnCode.ABEND), 1);
  }
}
