package io.twospeed.mappings.copybook.charset;

import io.twospeed.mappings.copybook.coding.Decoding;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** Any other charset, such as UTF-8 or GB18030, by its own encoder and decoder. */
final class OtherCodePage extends CodePage {
  private final Charset charset;

  OtherCodePage(Charset charset) {
    super(charset.name());
    this.charset = charset;
  }

  @Override
  public byte single(char c) {
    byte[] bytes = String.valueOf(c).getBytes(charset);
    return bytes.length == 1 ? bytes[0] : (byte) c;
  }

  @Override
  public String decode(Decoding run, int at, int length) {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(run.record(), at, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw undecodable(at, run.record()[at]);
    }
  }

  @Override
  public int encode(String text, byte[] out, int at, int length) {
    CharsetEncoder encoder =
        charset
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.wrap(out, at, length);
    CharBuffer chars = CharBuffer.wrap(text);
    CoderResult result = encoder.encode(chars, bytes, true);
    if (result.isUnderflow()) {
      result = encoder.flush(bytes);
    }
    if (result.isOverflow()) {
      throw tooLong(at, length);
    }
    if (result.isError()) {
      throw unmappable(at, text.codePointAt(chars.position()));
    }
    return bytes.position() - at;
  }
}
