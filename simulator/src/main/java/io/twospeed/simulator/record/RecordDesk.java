package io.twospeed.simulator.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.mappings.copybook.coding.RecordException;
import io.twospeed.simulator.bank.Bank;
import io.twospeed.simulator.bank.Books;
import io.twospeed.simulator.bank.CoreRefusal;
import io.twospeed.simulator.bank.ReturnCode;
import io.twospeed.simulator.control.Controls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Request bytes in, reply bytes out. Thread-safe. */
public final class RecordDesk {
  private static final Logger log = LoggerFactory.getLogger(RecordDesk.class);

  private final Bank bank;
  private final Controls controls;

  public RecordDesk(Bank bank, Controls controls) {
    this.bank = bank;
    this.controls = controls;
  }

  /** Does what the record asks for. Always gives a reply: a refusal is one too. */
  public byte[] answer(RecordContract contract, byte[] request) {
    ObjectNode reply = empty();
    try {
      RecordRequest decoded = new RecordRequest(contract.request().decode(request));
      reply.set(RecordRequest.HEADER, decoded.headerCopy());
      controls.requireOpen(contract.operation());
      bank.with(
          books -> {
            contract.handler().answer(books, decoded, reply);
            return stamp(reply, books, ReturnCode.DONE);
          });
      return contract.reply().encode(reply);
    } catch (CoreRefusal e) {
      return refusal(contract, reply, e.returnCode());
    } catch (RecordException e) {
      log.warn("{}: {}", contract.queue(), e.getMessage());
      return refusal(contract, reply, ReturnCode.BAD_RECORD);
    } catch (RuntimeException e) {
      log.error("{}: the simulated core abended", contract.queue(), e);
      return refusal(contract, reply, ReturnCode.ABEND);
    }
  }

  /** Does nothing but say no. */
  public byte[] refuse(RecordContract contract, byte[] request, ReturnCode code) {
    ObjectNode reply = empty();
    try {
      RecordRequest decoded = new RecordRequest(contract.request().decode(request));
      reply.set(RecordRequest.HEADER, decoded.headerCopy());
    } catch (RecordException e) {
      log.warn("{}: {}", contract.queue(), e.getMessage());
    }
    return refusal(contract, reply, code);
  }

  private byte[] refusal(RecordContract contract, ObjectNode filled, ReturnCode code) {
    ObjectNode reply = empty();
    reply.set(RecordRequest.HEADER, filled.get(RecordRequest.HEADER));
    bank.with(books -> stamp(reply, books, code));
    return contract.reply().encode(reply);
  }

  private static ObjectNode empty() {
    ObjectNode reply = JsonNodeFactory.instance.objectNode();
    reply.putObject(RecordRequest.HEADER);
    return reply;
  }

  private static ObjectNode stamp(ObjectNode reply, Books books, ReturnCode code) {
    return reply
        .withObject("/" + RecordRequest.HEADER)
        .put("TXN-TIMESTAMP", RecordDates.timestamp(books.now()))
        .put("RET-CODE", code.code())
        .put("RET-TEXT", code.text());
  }
}
