package io.twospeed.simulator.mq;

import io.twospeed.simulator.bank.ReturnCode;
import io.twospeed.simulator.control.Fault;
import io.twospeed.simulator.control.FaultPlan;
import io.twospeed.simulator.record.RecordContract;
import io.twospeed.simulator.record.RecordDesk;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.Session;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the requests of one queue, for one session. Never waits: what is delayed is handed over.
 *
 * <p>A request that changes something has left its queue for good before anything is done, as a
 * program takes it that does not get its messages in the unit of work of its books. So it is never
 * delivered again, nor does it expire, after it was done; but it may get lost.
 */
final class RequestListener implements MessageListener {
  private static final Logger log = LoggerFactory.getLogger(RequestListener.class);
  private static final String NOBODYS = "ID:00000000000000000000000000000000000000000000dead";

  private final RecordContract contract;
  private final RecordDesk desk;
  private final FaultPlan faults;
  private final ReplyCorrelation correlation;
  private final Replier replier;
  private final @Nullable Session unitsOfWork;
  private final DelayedReplies delayed;
  private final KeptReplies kept;

  RequestListener(
      RecordContract contract,
      RecordDesk desk,
      FaultPlan faults,
      ReplyCorrelation correlation,
      Replier replier,
      @Nullable Session unitsOfWork,
      DelayedReplies delayed,
      KeptReplies kept) {
    this.contract = contract;
    this.desk = desk;
    this.faults = faults;
    this.correlation = correlation;
    this.replier = replier;
    this.unitsOfWork = unitsOfWork;
    this.delayed = delayed;
    this.kept = kept;
  }

  @Override
  public void onMessage(Message message) {
    try {
      Inbound request = Inbound.of(message, correlation);
      commit();
      Optional<Fault> fault = faults.next(contract.operation());
      if (fault.isEmpty()) {
        reply(request, desk.answer(contract, request.body()));
      } else {
        misbehave(request, fault.get());
      }
    } catch (InvalidDestinationException e) {
      // A temporary reply queue whose owner has left: nobody is there to be told.
      log.debug("{}: the reply queue is gone", contract.queue(), e);
    } catch (JMSException e) {
      // What was done stays done: an in-doubt call, as a real core leaves behind.
      log.warn("{}: the request, or its reply, got lost: {}", contract.queue(), e.getMessage());
    }
  }

  private void misbehave(Inbound request, Fault fault) throws JMSException {
    log.debug("{}: {}", contract.queue(), fault.kind());
    switch (fault.kind()) {
      case DROP_REQUEST -> {}
      case DROP_REPLY -> desk.answer(contract, request.body());
      case DELAY -> later(fault, request, () -> desk.answer(contract, request.body()));
      case LATE_REPLY -> {
        byte[] answer = desk.answer(contract, request.body());
        later(fault, request, () -> answer);
      }
      case DUPLICATE_REPLY -> {
        byte[] answer = desk.answer(contract, request.body());
        reply(request, answer);
        reply(request, answer);
      }
      case GARBLE -> {
        byte[] garbled = garbled(desk.answer(contract, request.body()));
        send(request, garbled, request.correlationId(), KeptReplies.Form.GARBLED);
      }
      case WRONG_CORRELATION -> {
        byte[] answer = desk.answer(contract, request.body());
        send(request, answer, NOBODYS, KeptReplies.Form.MISDIRECTED);
      }
      case REFUSE -> reply(request, desk.refuse(contract, request.body(), fault.code()));
      case ABEND -> reply(request, desk.refuse(contract, request.body(), ReturnCode.ABEND));
    }
  }

  private void reply(Inbound request, byte[] answer) throws JMSException {
    send(request, answer, request.correlationId(), KeptReplies.Form.ANSWER);
  }

  private void send(
      Inbound request, byte[] answer, @Nullable String correlationId, KeptReplies.Form form)
      throws JMSException {
    boolean sure = false;
    try {
      replier.send(request, answer, correlationId);
      commit();
      sure = true;
    } finally {
      kept.sent(contract, request, answer, form, sure);
    }
  }

  private void commit() throws JMSException {
    if (unitsOfWork != null) {
      unitsOfWork.commit();
    }
  }

  private void later(Fault fault, Inbound request, Supplier<byte[]> answer) {
    delayed.after(
        fault.delay(),
        request,
        answer,
        (sent, sure) -> kept.sent(contract, request, sent, KeptReplies.Form.ANSWER, sure));
  }

  /** The right length, and nothing in it that a copybook allows. */
  private static byte[] garbled(byte[] answer) {
    byte[] garbled = new byte[answer.length];
    Arrays.fill(garbled, (byte) 0xFF);
    return garbled;
  }
}
