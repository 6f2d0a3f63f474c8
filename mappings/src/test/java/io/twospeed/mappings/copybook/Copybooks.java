package io.twospeed.mappings.copybook;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.mappings.copybook.record.RecordCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** Copybooks and records written in a test, in short. */
public final class Copybooks {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Copybooks() {}

  /** Lines of code, put in columns 8 to 72. */
  public static Copybook of(CodecOptions options, String... code) {
    StringBuilder text = new StringBuilder();
    for (String line : code) {
      text.append("       ").append(line).append('\n');
    }
    return ofText(options, text.toString());
  }

  public static Copybook of(String... code) {
    return of(CodecOptions.defaults(), code);
  }

  public static RecordCodec codec(CodecOptions options, String... code) {
    Copybook copybook = of(options, code);
    return copybook.codec(copybook.records().get(0));
  }

  public static RecordCodec codec(String... code) {
    return codec(CodecOptions.defaults(), code);
  }

  public static Copybook ofText(CodecOptions options, String text) {
    try {
      Path folder = Files.createTempDirectory("copybook");
      Path file = Files.writeString(folder.resolve("TEST.cpy"), text);
      try {
        return Copybook.read(file, options);
      } finally {
        Files.delete(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  public static String hex(byte[] bytes) {
    return HexFormat.of().withUpperCase().formatHex(bytes);
  }

  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
