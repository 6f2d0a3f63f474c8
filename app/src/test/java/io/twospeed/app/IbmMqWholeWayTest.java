package io.twospeed.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.twospeed.app.cli.Launcher;
import io.twospeed.app.cli.SimulatorCommand;
import io.twospeed.app.server.SimulatorApplication;
import io.twospeed.mqstandin.MqStandIn;
import io.twospeed.mqstandin.Settings;
import io.twospeed.mqstandin.queues.QueueDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;

/**
 * The whole way over IBM MQ by settings alone: IBM's own client on both sides, the queues that the
 * documentation's MQSC defines, the stand-in between; or the queue manager that TWOSPEED_MQ_HOST
 * names.
 */
public class IbmMqWholeWayTest extends WholeWayContract {
  public static final Path MQSC = Installation.REPOSITORY.resolve("docs/ibm-mq/twospeed.mqsc");

  private @Nullable MqStandIn mq;
  private @Nullable ConfigurableApplicationContext simulator;

  @Override
  Installation open(Path data) throws IOException {
    List<String> settings = settings();
    List<String> simulated = new ArrayList<>(settings);
    SimulatorCommand verb = new SimulatorCommand();
    new CommandLine(verb)
        .parseArgs(
            "--ops-port=0",
            "--mappings=" + Installation.REPOSITORY.resolve("mappings"),
            "--routes=" + Installation.REPOSITORY.resolve("routes"),
            "--data=" + data.resolve("simulator"));
    simulated.addAll(verb.properties());
    simulator =
        Launcher.run(
            SimulatorApplication.class, Installation.REPOSITORY.resolve("config"), simulated);
    settings.add("--twospeed.soap=" + simulator("/soap"));
    return Installation.start(data, settings.toArray(String[]::new));
  }

  private List<String> settings() throws IOException {
    if (System.getenv("TWOSPEED_MQ_HOST") != null) {
      return new ArrayList<>();
    }
    MqStandIn started = MqStandIn.start(Settings.defaults().withMqsc(Files.readString(MQSC)));
    mq = started;
    return new ArrayList<>(
        List.of(
            "--spring.profiles.active=ibm-mq",
            "--ibm.mq.queueManager=QM1",
            "--ibm.mq.channel=DEV.APP.SVRCONN",
            "--ibm.mq.connName=127.0.0.1(" + started.port() + ")"));
  }

  @Override
  String simulator(String path) {
    ConfigurableApplicationContext running = Objects.requireNonNull(simulator, "started");
    return "http://127.0.0.1:" + running.getEnvironment().getProperty("local.server.port") + path;
  }

  @Override
  void closeTheRest() {
    if (simulator != null) {
      simulator.close();
    }
    if (mq != null) {
      mq.close();
    }
  }

  @Test
  void theReadmesCallsPrintTheSame() throws IOException {
    ReadmeTest.assertPrints(twospeed);
  }

  @Test
  void whyAQueueTakesNothingIsToldInTheProblemAndInHealthUntilItDoes() {
    MqStandIn queues = mq;
    Assumptions.assumeTrue(queues != null, "no test closes a queue of a real queue manager");
    QueueDefinition balances = QueueDefinition.local("CORE.ACCT.BAL");
    Objects.requireNonNull(queues).define(balances.withPutInhibited(true));
    String balance = twospeed.channels("/accounts/100000000001/balance");
    assertThat(Installation.get(balance))
        .satisfies(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(503);
              assertThat(answer.body())
                  .contains("The core system cannot be reached (MQRC_PUT_INHIBITED, 2051)");
            });
    assertThat(Installation.get(twospeed.operations("/health")))
        .satisfies(
            health -> {
              assertThat(health.statusCode()).isEqualTo(200);
              assertThat(health.body())
                  .contains("\"status\":\"DEGRADED\"")
                  .contains("; queue CORE.ACCT.BAL takes no request since ")
                  .contains(
                      ": MQRC_PUT_INHIBITED (2051): nobody may put to the queue; fix: ask the core team whether it is closed, and the MQ administrator for PUT(ENABLED)");
            });
    queues.define(balances);
    await("the balance")
        .until(() -> Installation.get(balance), answer -> answer.statusCode() == 200);
    assertThat(Installation.get(twospeed.operations("/health")).body())
        .doesNotContain("takes no request");
  }

  @Test
  void noBrokerAndNoSimulatedCoreRunInTheInstallation() {
    assertThat(Installation.get(twospeed.operations("/simulator/ledger")).statusCode())
        .isEqualTo(404);
  }
}
