package io.twospeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.twospeed.mqstandin.HeldPort;
import io.twospeed.simulator.bank.ReturnCode;
import io.twospeed.simulator.bank.Seed;
import io.twospeed.simulator.control.Fault;
import io.twospeed.simulator.control.FaultKind;
import io.twospeed.simulator.control.FaultPlan;
import io.twospeed.simulator.mq.ReplyCorrelation;
import jakarta.jms.DeliveryMode;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class ReconnectTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Path CONTRACTS = Path.of("..", "mappings", "contracts");

  @Test
  void theCoreStartsWithoutItsBrokerAndComesBackWhenItReturns(@TempDir Path data) throws Exception {
    try (HeldPort port = HeldPort.any()) {
      comesBack(data, port.number());
    }
  }

  private static void comesBack(Path data, int port) throws Exception {
    ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port);
    try (SimulatedCore core = SimulatedCore.builder(CONTRACTS).broker(factory).start()) {
      core.plan(
          FaultPlan.ANY_OPERATION,
          new Fault(FaultKind.LATE_REPLY, Duration.ofSeconds(2), ReturnCode.ABEND),
          1);
      try (EmbeddedBroker first = EmbeddedBroker.start(data, port)) {
        assertThat(first.tcpUrl()).hasValue("tcp://127.0.0.1:" + port);
        try (CoreCaller caller = new CoreCaller(factory, "REPLIES")) {
          caller.send("CORE.ACCT.BAL", HandMade.balanceOf(Seed.LI_CNY));
          // Read, and not left in a queue that ends with its broker.
          await("the fault is met")
              .atMost(PATIENCE)
              .until(() -> core.met().get(FaultKind.LATE_REPLY), met -> met == 1);
          caller.expectSilence();
        }
      }
      try (EmbeddedBroker again = EmbeddedBroker.start(data, port);
          CoreCaller caller = new CoreCaller(again.connectionFactory(), "REPLIES")) {
        assertThat(HandMade.returnCode(caller.reply().body())).as("the late one").isEqualTo("0000");
        caller.call("CORE.ACCT.BAL", HandMade.balanceOf(Seed.LI_CNY));
      }
    }
  }

  @Test
  void aReplyMayCarryTheRequestsCorrelationId(@TempDir Path data) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(data);
        SimulatedCore core =
            SimulatedCore.builder(CONTRACTS)
                .broker(broker.connectionFactory())
                .replyCorrelation(ReplyCorrelation.CORRELATION_ID)
                .consumersPerQueue(1)
                .start();
        CoreCaller caller = new CoreCaller(broker.connectionFactory(), "REPLIES")) {
      assertThat(core.balance(Seed.LI_CNY)).isEqualByComparingTo("20.00");
      caller.send(
          "CORE.ACCT.BAL", HandMade.balanceOf(Seed.LI_CNY), DeliveryMode.NON_PERSISTENT, "OURS-1");
      assertThat(caller.reply().correlationId()).isEqualTo("OURS-1");
    }
  }
}
