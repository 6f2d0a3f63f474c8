package io.twospeed.legacycore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.twospeed.legacycore.operation.Translation;
import io.twospeed.mappings.operation.CallContext;
import io.twospeed.mappings.operation.script.TranslationException;
import io.twospeed.mappings.operation.wire.CoreReply;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** {@code <verb> <reference> <text, or the reference it is about>}, as {@link Books} reads it. */
record BookTranslation(String verb, UnaryOperator<String> wrap, UnaryOperator<String> unwrap)
    implements Translation {

  @Override
  public byte[] request(JsonNode canonical, CallContext call) {
    String about = canonical.isObject() ? canonical.path("reference").asText() : canonical.asText();
    if (about.equals("untranslatable")) {
      throw new TranslationException("no such field", new IllegalStateException());
    }
    return wrap.apply("%s %s %s".formatted(verb, call.reference(), about))
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public CoreReply reply(byte[] wire) {
    String text = unwrap.apply(new String(wire, StandardCharsets.UTF_8));
    if (text.equals("!")) {
      throw new StackOverflowError("as by a record nested without end");
    }
    if (text.startsWith("NO ")) {
      return refused(text.substring(3));
    }
    if (!text.startsWith("OK ")) {
      throw new TranslationException("not OK and not NO", new IllegalStateException());
    }
    String said = text.substring(3);
    return new CoreReply.Accepted(
        verb.equals("inquire")
            ? JsonNodeFactory.instance.objectNode().put("state", said)
            : TextNode.valueOf(said));
  }

  @Override
  public CoreReply fault(byte[] detail) {
    return refused("FAULT");
  }

  private static CoreReply refused(String code) {
    int status =
        switch (code) {
          case "9999" -> 502;
          case "9002" -> 503;
          default -> 422;
        };
    return new CoreReply.Refused(code, "refused-" + code, status, "Refused");
  }
}
