package io.twospeed.legacycore.mq.format;

import com.ibm.mq.constants.CMQC;
import com.ibm.mq.headers.MQCIH;
import com.ibm.mq.headers.MQDataException;
import com.ibm.mq.headers.MQIIH;
import io.twospeed.mappings.operation.declaration.MqBridge;
import io.twospeed.mappings.operation.declaration.MqTerms;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * The header that CICS's or IMS's bridge wants before a record, in the core's own code page and
 * encoding: a queue manager does not convert it for a program of its own.
 */
public final class BridgeHeader {
  private static final int LLZZ_BYTES = 4;
  private static final int NAME_BYTES = 8;

  private final String format;
  private final byte[] header;
  private final byte[] name;
  private final boolean counted;

  private BridgeHeader(String format, byte[] header, byte[] name, boolean counted) {
    this.format = format;
    this.header = header;
    this.name = name;
    this.counted = counted;
  }

  public static BridgeHeader of(MqBridge bridge, MqTerms terms) {
    int ccsid = terms.ccsid().orElseThrow();
    int encoding = terms.encoding().orElseThrow();
    try {
      return bridge instanceof MqBridge.Cics cics
          ? new BridgeHeader(
              CMQC.MQFMT_CICS.strip(),
              cics(cics, terms.format(), encoding, ccsid),
              name(cics.program(), ccsid),
              false)
          : ims((MqBridge.Ims) bridge, terms.format(), encoding, ccsid);
    } catch (IOException | MQDataException e) {
      throw new IllegalArgumentException(
          "transport.mq: no bridge header in CCSID %d and encoding %d (%s); expected those of the core; fix: correct them"
              .formatted(ccsid, encoding, e.getMessage()),
          e);
    }
  }

  /** What the descriptor names as the first thing in the message. */
  public String format() {
    return format;
  }

  /** Everything that stands before a record. */
  public byte[] before(byte[] record) {
    ByteBuffer out =
        ByteBuffer.allocate(header.length + (counted ? LLZZ_BYTES : 0) + name.length).put(header);
    if (counted) {
      out.putShort((short) (LLZZ_BYTES + name.length + record.length)).putShort((short) 0);
    }
    return out.put(name).array();
  }

  private static byte[] cics(MqBridge.Cics cics, String format, int encoding, int ccsid)
      throws IOException, MQDataException {
    MQCIH header = new MQCIH();
    header.setEncoding(encoding);
    header.setCodedCharSetId(ccsid);
    header.setFormat(padded(format));
    header.setUOWControl(CMQC.MQCUOWC_ONLY);
    header.setGetWaitInterval(CMQC.MQCGWI_DEFAULT);
    header.setLinkType(CMQC.MQCLT_PROGRAM);
    header.setOutputDataLength(cics.outputDataLength());
    header.setReplyToFormat(padded(cics.replyToFormat()));
    header.setTransactionId(cics.transactionId());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    header.write(new DataOutputStream(out), encoding, ccsid);
    return out.toByteArray();
  }

  private static BridgeHeader ims(MqBridge.Ims ims, String format, int encoding, int ccsid)
      throws IOException, MQDataException {
    MQIIH header = new MQIIH();
    header.setEncoding(encoding);
    header.setCodedCharSetId(ccsid);
    header.setFormat(format.isEmpty() ? CMQC.MQFMT_IMS_VAR_STRING : padded(format));
    header.setLTermOverride(ims.ltermOverride());
    header.setMFSMapName(ims.mfsMapName());
    header.setReplyToFormat(padded(ims.replyToFormat()));
    header.setTranState(CMQC.MQITS_NOT_IN_CONVERSATION);
    header.setCommitMode(
        ims.sendThenCommit() ? CMQC.MQICM_SEND_THEN_COMMIT : CMQC.MQICM_COMMIT_THEN_SEND);
    header.setSecurityScope(CMQC.MQISS_CHECK);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    header.write(new DataOutputStream(out), encoding, ccsid);
    boolean counted = !ims.transaction().isEmpty();
    return new BridgeHeader(
        CMQC.MQFMT_IMS.strip(), out.toByteArray(), name(ims.transaction(), ccsid), counted);
  }

  private static String padded(String format) {
    return format.isEmpty() ? CMQC.MQFMT_NONE : format;
  }

  static byte[] name(String name, int ccsid) {
    if (name.isEmpty()) {
      return new byte[0];
    }
    byte[] blanks = " ".repeat(NAME_BYTES).getBytes(charset(ccsid));
    byte[] bytes = name.getBytes(charset(ccsid));
    System.arraycopy(bytes, 0, blanks, 0, bytes.length);
    return Arrays.copyOf(blanks, NAME_BYTES);
  }

  static Charset charset(int ccsid) {
    return switch (ccsid) {
      case 1208 -> java.nio.charset.StandardCharsets.UTF_8;
      case 819 -> java.nio.charset.StandardCharsets.ISO_8859_1;
      default -> Charset.forName(ccsid < 1000 ? "IBM%03d".formatted(ccsid) : "x-IBM" + ccsid);
    };
  }
}
