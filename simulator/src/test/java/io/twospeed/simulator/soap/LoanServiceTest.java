package io.twospeed.simulator.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.twospeed.simulator.LocalTomcat;
import io.twospeed.simulator.bank.Bank;
import io.twospeed.simulator.bank.ReturnCode;
import io.twospeed.simulator.bank.Seed;
import io.twospeed.simulator.control.Controls;
import io.twospeed.simulator.control.Fault;
import io.twospeed.simulator.control.FaultKind;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.cxf.staxutils.StaxUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

@TestInstance(Lifecycle.PER_CLASS)
class LoanServiceTest {
  private static final Path CONTRACTS = Path.of("..", "mappings", "contracts");
  private static final LoanSchema SCHEMA = LoanSchema.read(CONTRACTS.resolve("loans-types.xsd"));

  private final Bank bank =
      new Bank(Clock.fixed(Instant.parse("2026-03-02T04:05:06Z"), ZoneOffset.UTC));
  private final Controls controls = new Controls();
  private LocalTomcat tomcat;

  @BeforeAll
  void start(@TempDir Path base) throws Exception {
    LoanService service = new LoanService(new LoanDesk(bank, controls), controls.faults(), SCHEMA);
    tomcat =
        new LocalTomcat(base)
            .mount(
                new LoanServlet(
                    service,
                    CONTRACTS.resolve("loans.wsdl"),
                    Clock.fixed(Instant.parse("2026-11-30T10:00:00Z"), ZoneOffset.UTC)),
                "/soap/*")
            .start();
  }

  @AfterAll
  void stop() throws Exception {
    tomcat.close();
  }

  @BeforeEach
  void reset() {
    bank.reset();
    controls.reset();
  }

  @Test
  void aSimulationSaysWhatTheLoanCosts() throws Exception {
    Element reply =
        reply(
            post(
                """
                <SimulateLoan xmlns="urn:corebank:loans:v1"><channel>SHOP</channel>
                <terms><principal currency="CNY">1200.00</principal><instalments>6</instalments>
                <firstDueInDays>10</firstDueInDays></terms></SimulateLoan>"""));
    assertThat(reply.getLocalName()).isEqualTo("SimulateLoanResponse");
    assertThat(text(reply, "monthlyInstalment")).isEqualTo("203.16");
    assertThat(text(reply, "annualRate")).isEqualTo("5.400000");
    assertThat(reply.getElementsByTagNameNS("*", "instalment").getLength()).isEqualTo(6);
    assertThat(text(reply, "dueDate")).isEqualTo("2026-03-12");
    assertThat(SCHEMA.allows(reply)).isTrue();
  }

  @Test
  void anOpenedLoanIsPaidOutAndItsScheduleIsFoundByOurReference() throws Exception {
    Element opened = reply(post(open("R1", "1000000001", "1000.00")));
    assertThat(SCHEMA.allows(opened)).isTrue();
    assertThat(balance(Seed.ZHANG_CNY)).isEqualTo("6000.00");

    Element schedule =
        reply(
            post(
                """
                <GetSchedule xmlns="urn:corebank:loans:v1"><channel>SHOP</channel>
                <openedByReference>R1</openedByReference></GetSchedule>"""));
    assertThat(text(schedule, "loanNumber")).isEqualTo(text(opened, "loanNumber"));
    assertThat(text(schedule, "status")).isEqualTo("ACTIVE");
    assertThat(SCHEMA.allows(schedule)).isTrue();
  }

  @Test
  void aCancelledLoanGivesTheMoneyBack() throws Exception {
    reply(post(open("R1", "1000000001", "1000.00")));
    Element cancelled = reply(post(cancel("R2", "R1")));
    assertThat(text(cancelled, "takenBack")).isEqualTo("1000.00");
    assertThat(SCHEMA.allows(cancelled)).isTrue();
    assertThat(balance(Seed.ZHANG_CNY)).isEqualTo("5000.00");
  }

  /** What a proxy or a stopped process lets go after its caller has given it up. */
  @Test
  void whatComesAfterItsTimeBooksNothing() throws Exception {
    String loan = open("R1", "1000000001", "1000.00");

    HttpResponse<String> late = postUntil("2026-11-30T10:00:00Z", loan);

    assertThat(late.statusCode()).isEqualTo(500);
    assertThat(late.body()).containsPattern("<faultcode[^>]*>[^<]*:MessageExpired</faultcode>");
    assertThat(balance(Seed.ZHANG_CNY)).isEqualTo("5000.00");
    assertThat(postUntil("tomorrow", loan).body()).contains(":InvalidSecurity</faultcode>");
    reply(postUntil("2026-11-30T10:00:00.001Z", loan));
    assertThat(balance(Seed.ZHANG_CNY)).isEqualTo("6000.00");
  }

  @Test
  void refusalsAreTypedFaults() throws Exception {
    assertFault(post(open("R1", "1000000003", "1000.00")), "LoanRefusedFault", "1002");
    assertFault(post(open("R1", "1000000009", "1000.00")), "LoanRefusedFault", "1001");
    assertFault(post(open("R1", "1000000001", "10.00")), "LoanRefusedFault", "5001");
    assertFault(post(cancel("R2", "R9")), "UnknownLoanFault", "5003");
    reply(post(open("R3", "1000000001", "1000.00")));
    assertFault(post(open("R3", "1000000001", "1000.00")), "LoanRefusedFault", "3001");
    assertFault(
        post(
            """
            <GetSchedule xmlns="urn:corebank:loans:v1"><channel>SHOP</channel>
            <loanNumber>L00000000099</loanNumber></GetSchedule>"""),
        "UnknownLoanFault",
        "5003");
  }

  @Test
  void whatTheSchemaDoesNotAllowIsAPlainClientFault() throws Exception {
    HttpResponse<String> response =
        post(
            """
            <OpenLoan xmlns="urn:corebank:loans:v1"><channel>SHOP</channel></OpenLoan>""");
    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).contains("Client").doesNotContain("detail").doesNotContain("at io");
  }

  @Test
  void theWsdlAndItsSchemaAreServed() throws Exception {
    HttpResponse<String> wsdl = tomcat.send("GET", "/soap/loans?wsdl", "");
    assertThat(wsdl.statusCode()).isEqualTo(200);
    assertThat(wsdl.body()).contains("OpenLoan").contains("loans-types.xsd");
    HttpResponse<String> schema = tomcat.send("GET", "/soap/loans?xsd=loans-types.xsd", "");
    assertThat(schema.body()).contains("MoneyDecimal");
  }

  @Test
  void aDroppedRequestIsNeverSeenNorAnswered() {
    plan(FaultKind.DROP_REQUEST, 900);
    unanswered();
    assertThat(balance(Seed.ZHANG_CNY)).isEqualTo("5000.00");
  }

  @Test
  void aDroppedReplyLeavesTheLoanOpenAndTheCallerUnanswered() {
    plan(FaultKind.DROP_REPLY, 900);
    unanswered();
    assertThat(balance(Seed.ZHANG_CNY)).isEqualTo("6000.00");
  }

  @Test
  void aDelayedRequestIsDoneLate() throws Exception {
    plan(FaultKind.DELAY, 300);
    long before = System.nanoTime();
    assertThat(reply(post(open("R1", "1000000001", "1000.00"))).getLocalName())
        .isEqualTo("OpenLoanResponse");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(290));
  }

  @Test
  void aLateReplyTellsARefusalToo() throws Exception {
    plan(FaultKind.LATE_REPLY, 200);
    assertFault(post(open("R1", "1000000003", "1000.00")), "LoanRefusedFault", "1002");
    plan(FaultKind.LATE_REPLY, 200);
    reply(post(open("R1", "1000000001", "1000.00")));
    assertThat(balance(Seed.ZHANG_CNY)).isEqualTo("6000.00");
  }

  @Test
  void garbledAndWronglyCorrelatedRepliesAreNoneTheContractKnows() throws Exception {
    plan(FaultKind.GARBLE, 0);
    assertThat(SCHEMA.allows(reply(post(open("R1", "1000000001", "1000.00"))))).isFalse();
    plan(FaultKind.WRONG_CORRELATION, 0);
    assertThat(reply(post(open("R2", "1000000001", "1000.00"))).getLocalName())
        .isEqualTo("SimulateLoanResponse");
    assertThat(balance(Seed.ZHANG_CNY)).isEqualTo("7000.00");
  }

  @Test
  void aPlannedRefusalAndAnAbendDoNothing() throws Exception {
    plan(FaultKind.REFUSE, 0);
    assertFault(post(open("R1", "1000000001", "1000.00")), "LoanRefusedFault", "2003");
    plan(FaultKind.ABEND, 0);
    assertThat(post(open("R1", "1000000001", "1000.00")).body())
        .contains("Server")
        .doesNotContain("LoanRefusedFault");
    assertThat(balance(Seed.ZHANG_CNY)).isEqualTo("5000.00");
  }

  @Test
  void aDuplicateReplyIsOneOverHttp() throws Exception {
    plan(FaultKind.DUPLICATE_REPLY, 0);
    assertThat(reply(post(open("R1", "1000000001", "1000.00"))).getLocalName())
        .isEqualTo("OpenLoanResponse");
  }

  @Test
  void aClosedCoreOpensNoLoanButStillSimulates() throws Exception {
    controls.window(false);
    assertFault(post(open("R1", "1000000001", "1000.00")), "LoanRefusedFault", "9002");
    aSimulationSaysWhatTheLoanCosts();
  }

  private void plan(FaultKind kind, int delayMillis) {
    controls
        .faults()
        .add(
            "loans.open",
            new Fault(kind, Duration.ofMillis(delayMillis), ReturnCode.INSUFFICIENT_FUNDS),
            1);
  }

  private void unanswered() {
    HttpRequest request =
        HttpRequest.newBuilder(tomcat.request("POST", "/soap/loans", "<x/>").uri())
            .POST(
                HttpRequest.BodyPublishers.ofString(envelope(open("R1", "1000000001", "1000.00"))))
            .header("Content-Type", "text/xml")
            .timeout(Duration.ofMillis(700))
            .build();
    assertThatExceptionOfType(HttpTimeoutException.class)
        .isThrownBy(() -> tomcat.client().send(request, HttpResponse.BodyHandlers.ofString()));
  }

  private HttpResponse<String> post(String payload) throws Exception {
    return tomcat.send("POST", "/soap/loans", envelope(payload));
  }

  private HttpResponse<String> postUntil(String expires, String payload) throws Exception {
    String wss = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-";
    String header =
        """
        <s:Header><w:Security s:mustUnderstand="1" xmlns:w="%ssecext-1.0.xsd" xmlns:u="%sutility-1.0.xsd">
        <u:Timestamp><u:Created>2026-11-30T09:59:00Z</u:Created><u:Expires>%s</u:Expires></u:Timestamp>
        </w:Security></s:Header><s:Body>"""
            .formatted(wss, wss, expires);
    return tomcat.send("POST", "/soap/loans", envelope(payload).replaceFirst("<s:Body>", header));
  }

  private String balance(String account) {
    return bank.with(books -> books.ledger().balance(account).toPlainString());
  }

  private static String open(String reference, String customer, String principal) {
    return """
        <OpenLoan xmlns="urn:corebank:loans:v1"><channel>SHOP</channel>
        <reference>%s</reference><customerNumber>%s</customerNumber>
        <payoutAccount>100000000001</payoutAccount>
        <terms><principal currency="CNY">%s</principal><instalments>6</instalments></terms>
        </OpenLoan>"""
        .formatted(reference, customer, principal);
  }

  private static String cancel(String reference, String opened) {
    return """
        <CancelLoan xmlns="urn:corebank:loans:v1"><channel>SHOP</channel>
        <reference>%s</reference><openedByReference>%s</openedByReference></CancelLoan>"""
        .formatted(reference, opened);
  }

  private static String envelope(String payload) {
    return """
        <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>%s</s:Body></s:Envelope>"""
        .formatted(payload);
  }

  private static void assertFault(HttpResponse<String> response, String fault, String code)
      throws Exception {
    assertThat(response.statusCode()).isEqualTo(500);
    Element detail = (Element) body(response).getElementsByTagName("detail").item(0);
    Element typed = (Element) detail.getElementsByTagNameNS("*", fault).item(0);
    assertThat(typed).as(response.body()).isNotNull();
    assertThat(text(typed, "code")).isEqualTo(code);
    assertThat(SCHEMA.allows(typed)).isTrue();
  }

  private static Element reply(HttpResponse<String> response) throws Exception {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    Element body = (Element) body(response).getElementsByTagNameNS("*", "Body").item(0);
    return (Element) body.getElementsByTagNameNS(LoanRequest.NAMESPACE, "*").item(0);
  }

  private static Element body(HttpResponse<String> response) throws Exception {
    return StaxUtils.read(new StringReader(response.body())).getDocumentElement();
  }

  private static String text(Element element, String name) {
    return element.getElementsByTagNameNS("*", name).item(0).getTextContent();
  }
}
