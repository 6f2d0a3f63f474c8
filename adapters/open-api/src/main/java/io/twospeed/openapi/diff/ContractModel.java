package io.twospeed.openapi.diff;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.twospeed.openapi.contract.Contract;
import java.util.List;
import java.util.Objects;

/**
 * A contract in swagger-parser's own classes, as OpenAPI 3.0: what openapi-diff compares. It is the
 * contract as it was read; the files in its folder may have changed since. The library is given one
 * text that refers to nothing else, and would open nothing if it did.
 */
final class ContractModel {
  private ContractModel() {}

  static OpenAPI of(Contract contract) {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    options.setSafelyResolveURL(true);
    options.setRemoteRefBlockList(List.of("*"));
    String text = OlderSpelling.of(BundledContract.of(contract));
    return Objects.requireNonNull(
        new OpenAPIV3Parser().readContents(text, null, options).getOpenAPI(),
        "A contract that was read before is read no more");
  }
}
