package io.twospeed.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A contract in swagger-parser's own classes, as OpenAPI 3.0: what openapi-diff compares. It is the
 * contract as it was read; the files in its folder may have changed since.
 */
final class ContractModel {
  private ContractModel() {}

  static OpenAPI of(Contract contract) {
    Map<String, String> texts = new HashMap<>();
    contract
        .texts()
        .forEach((name, text) -> texts.put(name, OlderSpelling.of(contract.reread(name, text))));
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    String root = contract.file();
    return Objects.requireNonNull(
        texts.size() == 1
            ? ofText(String.valueOf(texts.get(root)), options)
            : ofFiles(root, texts, options),
        "A contract that was read before is read no more");
  }

  private static @Nullable OpenAPI ofText(String text, ParseOptions options) {
    options.setSafelyResolveURL(true);
    options.setRemoteRefBlockList(List.of("*"));
    return new OpenAPIV3Parser().readContents(text, null, options).getOpenAPI();
  }

  /**
   * What these texts refer to was judged when they were read: files of the folder, and nothing
   * else. The library's own guard is off here, as it takes every relative reference for a bad
   * address.
   */
  private static OpenAPI ofFiles(String root, Map<String, String> texts, ParseOptions options) {
    try {
      Path folder = Files.createTempDirectory("contract");
      try {
        for (Map.Entry<String, String> text : texts.entrySet()) {
          Path file = folder.resolve(text.getKey());
          Files.createDirectories(Objects.requireNonNull(file.getParent()));
          Files.writeString(file, text.getValue());
        }
        return new OpenAPIV3Parser().read(folder.resolve(root).toString(), null, options);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.sorted(Collections.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
