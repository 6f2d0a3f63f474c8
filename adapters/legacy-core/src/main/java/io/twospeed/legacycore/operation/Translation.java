package io.twospeed.legacycore.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.mappings.operation.CallContext;
import io.twospeed.mappings.operation.CoreOperation;
import io.twospeed.mappings.operation.wire.CoreReply;

/**
 * Canonical JSON to the core's bytes and back: all that the slow door knows of an operation's
 * content.
 */
public interface Translation {
  byte[] request(JsonNode canonical, CallContext call);

  CoreReply reply(byte[] wire);

  CoreReply fault(byte[] detail);

  static Translation of(CoreOperation operation) {
    return new Translation() {
      @Override
      public byte[] request(JsonNode canonical, CallContext call) {
        return operation.request(canonical, call);
      }

      @Override
      public CoreReply reply(byte[] wire) {
        return operation.reply(wire);
      }

      @Override
      public CoreReply fault(byte[] detail) {
        return operation.fault(detail);
      }
    };
  }
}
