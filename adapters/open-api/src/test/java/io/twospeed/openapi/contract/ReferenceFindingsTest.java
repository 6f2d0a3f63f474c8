package io.twospeed.openapi.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.twospeed.openapi.document.ContractException;
import io.twospeed.openapi.document.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The words in which a contract is told that it refers to something it may not. */
class ReferenceFindingsTest {
  private static final String HEAD =
      """
      openapi: 3.1.0
      info: {title: t, version: '1'}
      paths:
        /a:
          post:
            operationId: a
            requestBody:
              content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}
            responses: {'200': {description: d}}
      """;

  @TempDir Path folder;

  private String finding(String rest) throws IOException {
    Path contract = Files.writeString(folder.resolve("openapi.yaml"), HEAD + rest);
    ContractException refused =
        catchThrowableOfType(ContractException.class, () -> Contract.read(contract));
    assertThat(refused).as("refused").isNotNull();
    return refused.findings().stream().map(Finding::toString).collect(Collectors.joining("\n"));
  }

  private String schema(String keywords) throws IOException {
    return finding("components: {schemas: {A: {" + keywords + "}}}\n");
  }

  @Test
  void aDynamicReferenceStaysInItsFile() throws IOException {
    assertThat(schema("$dynamicRef: 'other.yaml#a'"))
        .contains(
            "openapi.yaml:10: $dynamicRef 'other.yaml#a' leads out of its file; expected a place in"
                + " the same file: #name; fix: use $ref where another file of the folder is meant");
  }

  @Test
  void aMappingStaysInTheFolder() throws IOException {
    assertThat(
            schema(
                "type: object, discriminator: {propertyName: p, mapping: {x: 'http://127.0.0.1/x'}}"))
        .contains(
            "openapi.yaml:10: mapping 'http://127.0.0.1/x' leads out of the contract's folder;"
                + " expected a place in the contract's folder; fix: copy what is meant into the"
                + " folder and refer to the copy");
  }

  @Test
  void thereIsOneDialect() throws IOException {
    assertThat(schema("$schema: 'http://127.0.0.1/s'"))
        .contains(
            "openapi.yaml:10: $schema 'http://127.0.0.1/s' is another dialect; expected"
                + " https://spec.openapis.org/oas/3.1/dialect/base, which is so where nothing is"
                + " said; fix: leave it out");
  }

  @Test
  void aSchemaHasTheAddressOfItsPlaceAndNoOther() throws IOException {
    assertThat(schema("$id: 'http://127.0.0.1/i'"))
        .contains(
            "openapi.yaml:10: $id 'http://127.0.0.1/i' gives the schema another address; expected a"
                + " schema that is known by its place in its file; fix: leave it out, and refer to"
                + " the schema by $ref");
  }

  @Test
  void aSchemaDoesNotAskItselfTheSameQuestion() throws IOException {
    assertThat(schema("anyOf: [{$ref: '#/components/schemas/A'}, {type: string}]"))
        .contains(
            "openapi.yaml:10: the schema leads back to itself without a step into the value;"
                + " expected a way back through properties or items; fix: take it out of its own"
                + " allOf, anyOf, oneOf, not, if or $ref");
  }

  @Test
  void aChainOfReferencesHasAnEnd() throws IOException {
    StringBuilder chain = new StringBuilder("components:\n  schemas:\n");
    chain.append("    A: {$ref: '#/components/schemas/S0'}\n");
    for (int i = 0; i < 4_000; i++) {
      chain.append(
          "    S%d: {properties: {a: {$ref: '#/components/schemas/S%d'}}}\n".formatted(i, i + 1));
    }
    chain.append("    S4000: {type: string}\n");
    assertThat(finding(chain.toString()))
        .contains(
            "the schema is nested too deep; expected fewer levels; fix: take levels or references"
                + " out");
  }
}
