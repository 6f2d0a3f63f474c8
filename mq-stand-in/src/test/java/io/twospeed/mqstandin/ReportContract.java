package io.twospeed.mqstandin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ibm.mq.MQException;
import com.ibm.mq.MQMessage;
import com.ibm.mq.MQQueueManager;
import com.ibm.mq.constants.CMQC;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Reports a queue manager sends of itself, read with IBM's classes for Java. Runs against the
 * stand-in, and against a real queue manager where one is named.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ReportContract {
  static final String REQUESTS = "DEV.QUEUE.1";
  static final String REPORTS = "DEV.QUEUE.2";
  static final int SOON = 20_000;
  private static final byte[] CORRELATION =
      "twospeed-correlation-001".getBytes(StandardCharsets.US_ASCII);
  private static final String BODY = "0123456789".repeat(15);

  private MQQueueManager manager;

  abstract Target target();

  @BeforeEach
  void connect() throws MQException {
    manager = target().connect();
    Programs.empty(manager, REQUESTS);
    Programs.empty(manager, REPORTS);
  }

  @AfterEach
  void disconnect() throws MQException {
    manager.disconnect();
  }

  private MQMessage request(int report) {
    MQMessage request = Programs.text(BODY);
    request.report = report;
    request.correlationId = CORRELATION;
    request.replyToQueueName = REPORTS;
    return request;
  }

  /** Puts a request that expires unread, and gives what comes of it. */
  private MQMessage expired(MQMessage request) throws MQException {
    request.expiry = 2;
    Programs.put(manager, REQUESTS, request);
    await("its expiry").pollDelay(Duration.ofMillis(400)).until(() -> true);
    // A real queue manager notices at the next get that would have found it.
    assertThat(Programs.get(manager, REQUESTS, 0)).isEmpty();
    return Programs.get(manager, REPORTS, SOON).orElseThrow();
  }

  @Test
  void anExpiryReportHasTheMessageIdAsItsCorrelation() throws MQException {
    MQMessage request = request(CMQC.MQRO_EXPIRATION);
    MQMessage report = expired(request);
    assertThat(report.messageType).isEqualTo(CMQC.MQMT_REPORT);
    assertThat(report.feedback).isEqualTo(CMQC.MQFB_EXPIRATION);
    assertThat(report.correlationId).isEqualTo(request.messageId);
    assertThat(report.messageId).isNotEqualTo(request.messageId);
    assertThat(report.report).isZero();
    assertThat(report.expiry).isEqualTo(CMQC.MQEI_UNLIMITED);
    assertThat(report.putApplicationType).isEqualTo(CMQC.MQAT_QMGR);
    assertThat(Programs.textOf(report)).isEmpty();
  }

  @Test
  void anExpiryReportPassesBothIdsWhereAskedTo() throws MQException {
    MQMessage request =
        request(CMQC.MQRO_EXPIRATION | CMQC.MQRO_PASS_CORREL_ID | CMQC.MQRO_PASS_MSG_ID);
    MQMessage report = expired(request);
    assertThat(report.correlationId).isEqualTo(CORRELATION);
    assertThat(report.messageId).isEqualTo(request.messageId);
  }

  @Test
  void anExpiryReportWithDataHasItsFirstHundredBytes() throws MQException {
    MQMessage report = expired(request(CMQC.MQRO_EXPIRATION_WITH_DATA));
    assertThat(Programs.textOf(report)).isEqualTo(BODY.substring(0, 100));
    assertThat(report.format).isEqualTo(CMQC.MQFMT_STRING);
  }

  @Test
  void anExpiryReportWithFullDataHasItAll() throws MQException {
    MQMessage report = expired(request(CMQC.MQRO_EXPIRATION_WITH_FULL_DATA));
    assertThat(Programs.textOf(report)).isEqualTo(BODY);
  }

  @Test
  void aMessageThatAsksForNoReportExpiresSilently() throws MQException {
    MQMessage request = request(CMQC.MQRO_NONE);
    request.expiry = 2;
    Programs.put(manager, REQUESTS, request);
    await("its expiry").pollDelay(Duration.ofMillis(400)).until(() -> true);
    assertThat(Programs.get(manager, REQUESTS, 0)).isEmpty();
    assertThat(Programs.get(manager, REPORTS, 200)).isEmpty();
  }

  @Test
  void aMessageGotInTimeHasNoExpiryReport() throws MQException {
    MQMessage request = request(CMQC.MQRO_EXPIRATION);
    request.expiry = 600;
    Programs.put(manager, REQUESTS, request);
    MQMessage got = Programs.get(manager, REQUESTS, SOON).orElseThrow();
    assertThat(got.expiry).isBetween(1, 600);
    assertThat(Programs.get(manager, REPORTS, 200)).isEmpty();
  }

  @Test
  void arrivalAndDeliveryAreConfirmed() throws MQException {
    MQMessage request = request(CMQC.MQRO_COA | CMQC.MQRO_COD);
    Programs.put(manager, REQUESTS, request);
    MQMessage arrival = Programs.get(manager, REPORTS, SOON).orElseThrow();
    assertThat(arrival.feedback).isEqualTo(CMQC.MQFB_COA);
    assertThat(arrival.correlationId).isEqualTo(request.messageId);
    assertThat(Programs.get(manager, REPORTS, 200)).isEmpty();
    assertThat(Programs.get(manager, REQUESTS, SOON)).isPresent();
    MQMessage delivery = Programs.get(manager, REPORTS, SOON).orElseThrow();
    assertThat(delivery.feedback).isEqualTo(CMQC.MQFB_COD);
    assertThat(delivery.correlationId).isEqualTo(request.messageId);
  }

  @Test
  void reportOptionsAreKeptForTheAnsweringProgramToObey() throws MQException {
    int options = CMQC.MQRO_PASS_CORREL_ID | CMQC.MQRO_NEW_MSG_ID | CMQC.MQRO_PAN;
    Programs.put(manager, REQUESTS, request(options));
    MQMessage got = Programs.get(manager, REQUESTS, SOON).orElseThrow();
    assertThat(got.report).isEqualTo(options);
    assertThat(got.replyToQueueName.strip()).isEqualTo(REPORTS);
    assertThat(got.replyToQueueManagerName.strip()).isEqualTo(target().queueManager());
  }

  @Test
  void aMessageLongerThanTheBufferIsTruncatedWhereThatIsAccepted() throws MQException {
    Programs.put(manager, REQUESTS, Programs.text(BODY));
    Truncated refused = Truncated.get(manager, REQUESTS, 10, 0);
    assertThat(refused.reason()).isEqualTo(CMQC.MQRC_TRUNCATED_MSG_FAILED);
    Truncated accepted = Truncated.get(manager, REQUESTS, 10, CMQC.MQGMO_ACCEPT_TRUNCATED_MSG);
    assertThat(accepted.reason()).isEqualTo(CMQC.MQRC_TRUNCATED_MSG_ACCEPTED);
    assertThat(accepted.text()).isEqualTo(BODY.substring(0, 10));
    assertThat(Programs.get(manager, REQUESTS, 0)).isEmpty();
  }
}
