package io.twospeed.legacycore.mq;

import com.ibm.mq.constants.CMQC;
import com.ibm.msg.client.jakarta.jms.JmsConstants;
import io.twospeed.legacycore.call.CoreCall;
import io.twospeed.legacycore.mq.format.BridgeHeader;
import io.twospeed.legacycore.settings.CorrelationPattern;
import io.twospeed.legacycore.transport.CorrelationId;
import io.twospeed.mappings.operation.declaration.MqBridge;
import io.twospeed.mappings.operation.declaration.MqTerms;
import io.twospeed.mappings.operation.declaration.MqTerms.CorrelId;
import io.twospeed.mappings.operation.declaration.MqTerms.Report;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes one operation's requests for IBM MQ: what stands before the record, and what the
 * descriptor is to say. Everything but the record and the call's reference is known before the
 * first.
 */
final class IbmMqWriter implements MqDialect.Writer {
  /**
   * A report that names what expired, and one of what could not be delivered and is then on no
   * queue.
   */
  private static final Set<Report> OF_CHANGES =
      EnumSet.of(Report.EXPIRATION, Report.EXCEPTION, Report.DISCARD_MSG);

  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();
  private final @Nullable BridgeHeader bridge;
  private final boolean ownMsgId;
  private final Optional<CorrelId> correlId;

  private IbmMqWriter(MqTerms terms, CorrelationPattern pattern, Set<Report> reports) {
    this.bridge = terms.bridge().map(it -> BridgeHeader.of(it, terms)).orElse(null);
    this.ownMsgId = terms.msgId() == MqTerms.MsgId.REFERENCE;
    this.correlId =
        pattern == CorrelationPattern.CORRELATION_ID ? Optional.empty() : correlId(terms);
    describe(terms);
    report(reports, pattern);
  }

  static IbmMqWriter of(MqTerms terms, CorrelationPattern pattern, boolean changes) {
    Set<Report> otherwise = changes ? OF_CHANGES : Set.of();
    return new IbmMqWriter(terms, pattern, terms.report().orElse(otherwise));
  }

  /** CICS's bridge takes a request for the middle of an old session unless it is told otherwise. */
  private static Optional<CorrelId> correlId(MqTerms terms) {
    boolean cics = terms.bridge().orElse(null) instanceof MqBridge.Cics;
    return terms.correlId().or(() -> cics ? Optional.of(CorrelId.NEW_SESSION) : Optional.empty());
  }

  private void describe(MqTerms terms) {
    terms.ccsid().ifPresent(ccsid -> numbers.put(JmsConstants.JMS_IBM_CHARACTER_SET, ccsid));
    terms.encoding().ifPresent(encoding -> numbers.put(JmsConstants.JMS_IBM_ENCODING, encoding));
    String format = bridge == null ? terms.format() : bridge.format();
    if (!format.isEmpty()) {
      texts.put(JmsConstants.JMS_IBM_FORMAT, format);
    }
    if (!terms.identity().userIdentifier().isEmpty()) {
      texts.put(JmsConstants.JMS_IBM_MQMD_USERIDENTIFIER, terms.identity().userIdentifier());
    }
    if (!terms.identity().applIdentityData().isEmpty()) {
      texts.put(JmsConstants.JMS_IBM_MQMD_APPLIDENTITYDATA, terms.identity().applIdentityData());
    }
  }

  private void report(Set<Report> reports, CorrelationPattern pattern) {
    for (Report report : reports) {
      switch (report) {
        case EXPIRATION ->
            numbers.put(JmsConstants.JMS_IBM_REPORT_EXPIRATION, CMQC.MQRO_EXPIRATION);
        case EXCEPTION -> numbers.put(JmsConstants.JMS_IBM_REPORT_EXCEPTION, CMQC.MQRO_EXCEPTION);
        case DISCARD_MSG ->
            numbers.put(JmsConstants.JMS_IBM_REPORT_DISCARD_MSG, CMQC.MQRO_DISCARD_MSG);
        case COA -> numbers.put(JmsConstants.JMS_IBM_REPORT_COA, CMQC.MQRO_COA);
        case COD -> numbers.put(JmsConstants.JMS_IBM_REPORT_COD, CMQC.MQRO_COD);
      }
    }
    if (pattern == CorrelationPattern.CORRELATION_ID) {
      // Else a report, and the reply of a core that goes by the options, carries our MsgId instead.
      numbers.put(JmsConstants.JMS_IBM_REPORT_PASS_CORREL_ID, CMQC.MQRO_PASS_CORREL_ID);
    }
  }

  @Override
  public void write(BytesMessage message, CoreCall call, byte[] record) throws JMSException {
    if (bridge != null) {
      message.writeBytes(bridge.before(record));
    }
    message.writeBytes(record);
    for (Map.Entry<String, Integer> number : numbers.entrySet()) {
      message.setIntProperty(number.getKey(), number.getValue());
    }
    for (Map.Entry<String, String> text : texts.entrySet()) {
      message.setStringProperty(text.getKey(), text.getValue());
    }
    if (ownMsgId) {
      byte[] id = CorrelationId.ofReference(call.reference()).bytes();
      message.setObjectProperty(JmsConstants.JMS_IBM_MQMD_MSGID, id);
    }
    if (correlId.isPresent()) {
      correlate(message, call, correlId.get());
    }
  }

  private static void correlate(BytesMessage message, CoreCall call, CorrelId id)
      throws JMSException {
    switch (id) {
      case NONE -> {}
      case REFERENCE ->
          message.setJMSCorrelationID(CorrelationId.ofReference(call.reference()).toJms());
      case NEW_SESSION -> message.setJMSCorrelationIDAsBytes(CMQC.MQCI_NEW_SESSION.clone());
    }
  }
}
