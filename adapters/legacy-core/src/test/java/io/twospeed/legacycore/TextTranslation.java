package io.twospeed.legacycore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.twospeed.legacycore.operation.Translation;
import io.twospeed.mappings.operation.CallContext;
import io.twospeed.mappings.operation.script.TranslationException;
import io.twospeed.mappings.operation.wire.CoreReply;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** A text for a request, {@code OK <text>} or {@code NO <code>} for a reply. */
public record TextTranslation(UnaryOperator<String> wrap, UnaryOperator<String> unwrap)
    implements Translation {

  public static TextTranslation plain() {
    return new TextTranslation(text -> text, text -> text);
  }

  @Override
  public byte[] request(JsonNode canonical, CallContext call) {
    if (canonical.asText().equals("untranslatable")) {
      throw new TranslationException(
          "field TEXT holds 14 characters, expected at most 9", new IllegalStateException());
    }
    return wrap.apply(canonical.asText()).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public CoreReply reply(byte[] wire) {
    String text = unwrap.apply(new String(wire, StandardCharsets.UTF_8));
    if (text.startsWith("OK ")) {
      return new CoreReply.Accepted(TextNode.valueOf(text.substring(3)));
    }
    if (text.startsWith("NO ")) {
      return refused(text.substring(3));
    }
    throw new TranslationException(
        "the reply is %d bytes, expected 40".formatted(wire.length), new IllegalStateException());
  }

  @Override
  public CoreReply fault(byte[] detail) {
    if (detail.length == 0) {
      throw new TranslationException("the fault has no detail", new IllegalStateException());
    }
    return refused("FAULT");
  }

  private static CoreReply refused(String code) {
    return new CoreReply.Refused(code, "insufficient-funds", 422, "The account has not enough");
  }
}
