package io.twospeed.openapi.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.openapi.contract.Contract;
import io.twospeed.openapi.http.JsonBodies;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two versions of OpenAPI say some things differently. */
class Contract31Test {
  private final Path folder;

  Contract31Test(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "3.0.3 | {type: string, nullable: true}                       | null | ``",
        "3.0.3 | {type: string}                                       | null | is null",
        "3.1.0 | {type: [string, 'null']}                             | null | ``",
        "3.1.0 | {type: string}                                       | null | is null",
        "3.0.3 | {type: number, minimum: 1, exclusiveMinimum: true}   | 1    | more than 1",
        "3.1.0 | {type: number, exclusiveMinimum: 1}                  | 1    | more than 1",
        "3.1.0 | {type: integer}                                      | 1.0  | ``",
        "3.0.3 | {type: integer}                                      | 1.5  | must be an integer",
        "3.1.0 | {const: A}                                           | \"B\" | must be \"A\"",
        "3.1.0 | {type: array, prefixItems: [{type: string}]}         | [1]  | must be a string",
        "3.1.0 | {type: string, format: date-time}                    | \"x\" | a valid date-time",
        "3.0.3 | {type: string, format: byte}                         | \"*\" | a valid byte",
        "3.0.3 | {type: string, format: byte}                         | \"YQ==\" | ``",
        "3.0.3 | {type: integer, format: int64} | 9223372036854775808 | a valid int64",
        "3.0.3 | {oneOf: [{type: string}, {type: boolean}]}           | 1 | exactly one of 2",
        "3.1.0 | {not: {type: string}}                                | \"x\" | what the contract excludes",
      })
  void aValueIsCheckedAsItsVersionSays(String version, String schema, String value, String fault)
      throws Exception {
    List<Violation> violations = new ArrayList<>();
    byte[] json = value.getBytes(StandardCharsets.UTF_8);
    shape(version, schema).check(JsonBodies.read(json, json.length), "", violations);
    String said = violations.isEmpty() ? "" : violations.get(0).detail();
    if (fault.isEmpty()) {
      assertThat(violations).isEmpty();
    } else {
      assertThat(said).contains(fault);
    }
  }

  private Shape shape(String version, String schema) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("openapi.yaml"),
            "openapi: "
                + version
                + "\ninfo: {title: t, version: '1'}\npaths:\n  /a:\n    post:\n"
                + "      operationId: a\n"
                + "      requestBody: {content: {application/json: {schema: "
                + schema
                + "}}}\n"
                + "      responses: {'200': {description: d}}\n");
    return Objects.requireNonNull(Contract.read(file).operations().get(0).body()).shape();
  }
}
