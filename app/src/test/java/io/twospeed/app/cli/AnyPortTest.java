package io.twospeed.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.app.Installation;
import io.twospeed.app.server.SimulatorApplication;
import io.twospeed.app.settings.TwospeedSettings;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;

/** Port 0 of every option: what is said at the end of the start is where it is found. */
@Tag("slow")
class AnyPortTest {
  private static final Path REPOSITORY = Installation.REPOSITORY;
  private static final Pattern BROKER = Pattern.compile("broker +(tcp://\\S+)");
  private static final Pattern CONTROLS = Pattern.compile("controls +(http://[^/]+)");

  @Test
  void theSimulatorSaysWhereItsBrokerAndItsOneServerAre(@TempDir Path data) throws JMSException {
    SimulatorCommand verb = new SimulatorCommand();
    new CommandLine(verb)
        .parseArgs(
            "--ops-port=0",
            "--broker-port=0",
            "--mappings=" + REPOSITORY.resolve("mappings"),
            "--routes=" + REPOSITORY.resolve("routes"),
            "--data=" + data);
    List<String> properties = new ArrayList<>(verb.properties());
    properties.add("--twospeed.sandbox.rehearse=false");
    Said said = Said.of(SimulatorApplication.class, properties);
    try (ConfigurableApplicationContext running = said.running();
        ActiveMQConnectionFactory broker = new ActiveMQConnectionFactory(said.found(BROKER));
        Connection connection = broker.createConnection()) {
      assertThat(running.isRunning()).isTrue();
      assertThat(connection.createSession()).isNotNull();
      for (String path : List.of("/simulator/ledger", "/soap/loans?wsdl")) {
        assertThat(Installation.get(said.found(CONTROLS) + path).statusCode())
            .as(path)
            .isEqualTo(200);
      }
    }
  }

  @Test
  void theSandboxsSoapIsReachedOnAnOperationsPortThatWasLeftOpen(@TempDir Path data) {
    try (Installation twospeed = Installation.start(data)) {
      String soap = twospeed.operations("/soap");
      assertThat(twospeed.bean(TwospeedSettings.class).soap()).hasToString(soap);
      assertThat(Installation.get(soap + "/loans?wsdl").statusCode()).isEqualTo(200);
    }
  }

  /** A start, and what it printed. */
  private record Said(ConfigurableApplicationContext running, String text) {
    static Said of(Class<?> application, List<String> properties) {
      PrintStream out = System.out;
      ByteArrayOutputStream printed = new ByteArrayOutputStream();
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      try {
        return new Said(
            Launcher.run(application, REPOSITORY.resolve("config"), properties),
            printed.toString(StandardCharsets.UTF_8));
      } finally {
        System.setOut(out);
      }
    }

    String found(Pattern what) {
      Matcher matcher = what.matcher(text);
      assertThat(matcher.find()).as("%s in %s", what, text).isTrue();
      return matcher.group(1);
    }
  }
}
