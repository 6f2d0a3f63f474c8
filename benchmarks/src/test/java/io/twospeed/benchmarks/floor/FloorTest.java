package io.twospeed.benchmarks.floor;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.benchmarks.codec.BalanceRecords;
import io.twospeed.simulator.EmbeddedBroker;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FloorTest {

  @Test
  void requestGoesOverTheQueueAndComesBackAsJson(@TempDir Path data) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(data);
        Connection core = broker.connectionFactory().createConnection();
        CoreLink link =
            new CoreLink(broker.connectionFactory(), "CORE.ACCT.BAL", "BENCH.FLOOR.REPLY")) {
      answerEveryRequest(core);
      Tomcat tomcat = FloorMain.start(link, 0);
      try {
        HttpResponse<String> answer = get(tomcat.getConnector().getLocalPort());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("{\"accountId\":\"100000000001\"");
      } finally {
        tomcat.stop();
        tomcat.destroy();
      }
    }
  }

  private static HttpResponse<String> get(int port) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + port + "/accounts/100000000001/balance");
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static void answerEveryRequest(Connection core) throws JMSException {
    Session session = core.createSession(false, Session.AUTO_ACKNOWLEDGE);
    session
        .createConsumer(session.createQueue("CORE.ACCT.BAL"))
        .setMessageListener(request -> answer(session, request));
    core.start();
  }

  private static void answer(Session session, Message request) {
    try {
      BytesMessage reply = session.createBytesMessage();
      reply.writeBytes(BalanceRecords.reply());
      reply.setJMSCorrelationID(request.getJMSCorrelationID());
      session.createProducer(request.getJMSReplyTo()).send(reply);
    } catch (JMSException e) {
      throw new AssertionError(e);
    }
  }
}
