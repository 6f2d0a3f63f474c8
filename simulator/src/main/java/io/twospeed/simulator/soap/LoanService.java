package io.twospeed.simulator.soap;

import io.twospeed.simulator.bank.CoreRefusal;
import io.twospeed.simulator.control.Fault;
import io.twospeed.simulator.control.FaultPlan;
import io.twospeed.simulator.control.Operation;
import jakarta.annotation.Resource;
import jakarta.xml.ws.Provider;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.ServiceMode;
import jakarta.xml.ws.WebServiceContext;
import jakarta.xml.ws.WebServiceProvider;
import java.io.StringReader;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.xml.stream.XMLStreamException;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import org.apache.cxf.continuations.Continuation;
import org.apache.cxf.continuations.ContinuationProvider;
import org.apache.cxf.staxutils.StaxUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loan service of loans.wsdl. What is delayed is suspended: CXF calls again when its time has
 * come, and no thread waits.
 */
@WebServiceProvider(
    serviceName = "LoanService",
    portName = "LoanPort",
    targetNamespace = LoanRequest.NAMESPACE)
@ServiceMode(Service.Mode.PAYLOAD)
public class LoanService implements Provider<Source> {
  private static final Logger log = LoggerFactory.getLogger(LoanService.class);

  /** Longer than any caller waits. */
  private static final Duration NO_ANSWER = Duration.ofSeconds(30);

  private final LoanDesk desk;
  private final FaultPlan faults;
  private final LoanSchema schema;

  // CXF sets it before the first call.
  @Resource
  @SuppressWarnings("NullAway.Init")
  WebServiceContext context;

  public LoanService(LoanDesk desk, FaultPlan faults, LoanSchema schema) {
    this.desk = desk;
    this.faults = faults;
    this.schema = schema;
  }

  @Override
  public Source invoke(Source payload) {
    Continuation continuation = continuation();
    if (continuation.getObject() instanceof Later later) {
      return source(later.answer().get());
    }
    LoanRequest request = read(payload);
    Operation operation = LoanDesk.operation(request.name()).orElseThrow(LoanFaults::badRequest);
    Optional<Fault> fault = faults.next(operation);
    if (fault.isEmpty()) {
      return source(answer(operation, request));
    }
    log.debug("{}: {}", request.name(), fault.get().kind());
    return misbehave(operation, request, fault.get(), continuation);
  }

  /** What to answer when CXF calls again. */
  private record Later(Supplier<String> answer) {}

  private Source misbehave(
      Operation operation, LoanRequest request, Fault fault, Continuation continuation) {
    switch (fault.kind()) {
      case DROP_REQUEST -> {
        return noAnswer(fault, continuation);
      }
      case DROP_REPLY -> {
        outcome(operation, request);
        return noAnswer(fault, continuation);
      }
      case DELAY -> {
        return later(continuation, fault.delay(), () -> answer(operation, request));
      }
      case LATE_REPLY -> {
        return later(continuation, fault.delay(), outcome(operation, request));
      }
      case DUPLICATE_REPLY -> {
        // One HTTP request has one response: there is no other way to answer.
        return source(answer(operation, request));
      }
      case GARBLE -> {
        answer(operation, request);
        return source(LoanXml.element(request.name() + "Response").leaf("garbled", "?").done());
      }
      case WRONG_CORRELATION -> {
        answer(operation, request);
        return source(LoanXml.element(anotherOperation(operation) + "Response").done());
      }
      case REFUSE -> throw LoanFaults.refused(operation, request, fault.code());
      case ABEND -> throw LoanFaults.abend();
    }
    throw new IllegalStateException("No such fault: " + fault.kind());
  }

  private Source noAnswer(Fault fault, Continuation continuation) {
    Duration held = fault.delay().isZero() ? NO_ANSWER : fault.delay();
    return later(
        continuation,
        held,
        () -> {
          throw LoanFaults.abend();
        });
  }

  private static Source later(Continuation continuation, Duration delay, Supplier<String> answer) {
    continuation.setObject(new Later(answer));
    continuation.suspend(delay.toMillis());
    // CXF throws this one away: the call is suspended.
    return source("<suspended/>");
  }

  /** Does it now, and tells later how it ended. */
  private Supplier<String> outcome(Operation operation, LoanRequest request) {
    try {
      String answer = answer(operation, request);
      return () -> answer;
    } catch (RuntimeException e) {
      return () -> {
        throw e;
      };
    }
  }

  private String answer(Operation operation, LoanRequest request) {
    if (!schema.allows(request.element())) {
      throw LoanFaults.badRequest();
    }
    try {
      return desk.answer(operation, request);
    } catch (CoreRefusal e) {
      throw LoanFaults.refused(operation, request, e.returnCode());
    }
  }

  private Continuation continuation() {
    Object provider = context.getMessageContext().get(ContinuationProvider.class.getName());
    if (provider instanceof ContinuationProvider continuations) {
      return continuations.getContinuation();
    }
    throw new IllegalStateException(
        "The loan servlet cannot suspend calls; expected a registration with asynchronous support;"
            + " fix: register it with asyncSupported=true");
  }

  private static LoanRequest read(Source payload) {
    try {
      return new LoanRequest(StaxUtils.read(payload).getDocumentElement());
    } catch (XMLStreamException e) {
      throw LoanFaults.badRequest();
    }
  }

  private static String anotherOperation(Operation operation) {
    return operation == Operation.LOANS_SIMULATE ? "GetSchedule" : "SimulateLoan";
  }

  private static Source source(String xml) {
    return new StreamSource(new StringReader(xml));
  }
}
