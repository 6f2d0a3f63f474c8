package io.twospeed.legacycore.mq.format;

import com.ibm.mq.constants.CMQC;
import com.ibm.mq.headers.MQCIH;
import com.ibm.mq.headers.MQDataException;
import com.ibm.mq.headers.MQIIH;
import io.twospeed.mappings.operation.declaration.MqBridge;
import io.twospeed.mappings.operation.declaration.MqTerms;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Takes the record out of what a bridge replied. */
public final class BridgeReply {
  private static final int LLZZ_BYTES = 4;

  /** What came is no record, and why. */
  public static final class Garbled extends Exception {
    private static final long serialVersionUID = 1L;

    public Garbled(String why) {
      super(why);
    }
  }

  private BridgeReply() {}

  public static byte[] record(byte[] data, MqDescription description, MqTerms terms)
      throws Garbled {
    int ccsid = description.ccsid() == 0 ? terms.ccsid().orElse(1208) : description.ccsid();
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(data));
    try {
      if (description.format().equals(CMQC.MQFMT_CICS.strip())) {
        MQCIH header = new MQCIH(in, description.encoding(), ccsid);
        return cics(header, from(data, header.getStrucLength()), terms);
      }
      if (description.format().equals(CMQC.MQFMT_IMS.strip())) {
        MQIIH header = new MQIIH(in, description.encoding(), ccsid);
        return ims(from(data, header.getStrucLength()), terms);
      }
      return data;
    } catch (IOException | MQDataException e) {
      throw new Garbled(
          "the reply's bridge header cannot be read (%s)%s; expected that of format %s"
              .formatted(e.getMessage(), description.said(), description.format()));
    }
  }

  private static byte[] cics(MQCIH header, byte[] rest, MqTerms terms) throws Garbled {
    if (header.getReturnCode() != CMQC.MQCRC_OK) {
      throw new Garbled(
          "CICS's bridge could not run the program: return code %d, reason %d, abend code '%s'; expected 0; fix: let the core team look for it in the bridge's log"
              .formatted(
                  header.getReturnCode(), header.getReason(), header.getAbendCode().strip()));
    }
    if (terms.bridge().orElse(null) instanceof MqBridge.Cics cics && !cics.program().isEmpty()) {
      byte[] name = BridgeHeader.name(cics.program(), terms.ccsid().orElseThrow());
      boolean named =
          rest.length >= name.length && Arrays.equals(rest, 0, name.length, name, 0, name.length);
      return named ? from(rest, name.length) : rest;
    }
    return rest;
  }

  /**
   * Where the transaction's code is put before the record, LLZZ is no part of the record either.
   */
  private static byte[] ims(byte[] rest, MqTerms terms) throws Garbled {
    boolean counted =
        terms.bridge().orElse(null) instanceof MqBridge.Ims ims && !ims.transaction().isEmpty();
    if (!counted) {
      return rest;
    }
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    for (int at = 0; at < rest.length; ) {
      int length = rest.length - at < LLZZ_BYTES ? 0 : ByteBuffer.wrap(rest).getShort(at);
      if (length < LLZZ_BYTES || at + length > rest.length) {
        throw new Garbled(
            "the reply's segment at byte %d says it is %d bytes long, of %d; expected LLZZ as IMS writes it"
                .formatted(at, length, rest.length - at));
      }
      record.write(rest, at + LLZZ_BYTES, length - LLZZ_BYTES);
      at += length;
    }
    return record.toByteArray();
  }

  private static byte[] from(byte[] bytes, int start) throws Garbled {
    if (start > bytes.length) {
      throw new Garbled(
          "the reply's header says it is %d bytes long, of %d".formatted(start, bytes.length));
    }
    return Arrays.copyOfRange(bytes, start, bytes.length);
  }
}
