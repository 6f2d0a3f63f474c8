package io.twospeed.openapi.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Format;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.Keyword;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.ValidationContext;
import com.networknt.schema.Vocabularies;
import com.networknt.schema.Vocabulary;
import com.networknt.schema.oas.OpenApi30;
import com.networknt.schema.oas.OpenApi31;
import io.twospeed.openapi.document.Document;
import io.twospeed.openapi.document.Documents;
import io.twospeed.openapi.document.Finding;
import io.twospeed.openapi.document.Located;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles the schemas of one contract, each once, for requests or for responses. */
public final class Shapes {
  private static final String BASE = "https://contract.invalid/";
  private static final Map<String, Keyword> OWN =
      Map.of("uniqueItems", new UniqueItems(), "additionalProperties", new KnownProperties());
  private static final JsonMetaSchema DIALECT_30 = dialect(OpenApi30.getInstance());
  private static final JsonMetaSchema DIALECT_31 = dialect(OpenApi31.getInstance());

  private final List<Finding> findings;
  private final Wording wording;
  private final SchemaTypes types;
  private final boolean is31;
  private final Map<String, JsonSchema> requestRoots = new HashMap<>();
  private final Map<String, JsonSchema> responseRoots = new HashMap<>();
  private final BoundedPattern.Factory patterns = new BoundedPattern.Factory();
  private final boolean recursive;
  private final SchemaSizes sizes;
  private final JsonSchemaFactory factory;

  public Shapes(Documents documents, boolean is31, List<Finding> findings) {
    this.findings = findings;
    this.is31 = is31;
    this.wording = new Wording(documents);
    this.types = new SchemaTypes(documents, is31, patterns, findings);
    this.recursive = new SchemaLoops(documents, findings).any();
    this.sizes = new SchemaSizes(documents, findings);
    JsonMetaSchema dialect = is31 ? DIALECT_31 : DIALECT_30;
    Map<String, String> texts = new HashMap<>();
    for (Document document : documents.all()) {
      texts.put(BASE + document.name(), document.root().toString());
    }
    this.factory =
        JsonSchemaFactory.builder()
            .defaultMetaSchemaIri(dialect.getIri())
            .metaSchema(dialect)
            .schemaLoaders(
                loaders ->
                    loaders
                        .schemas(texts)
                        .add(
                            iri -> {
                              throw elsewhere(iri);
                            }))
            .metaSchemaFactory(
                (iri, factory, config) -> {
                  throw elsewhere(iri);
                })
            .build();
  }

  /** The library by itself would go on to the class path, to files and to the network. */
  private static JsonSchemaException elsewhere(Object iri) {
    return new JsonSchemaException("'" + iri + "' is no file of the contract");
  }

  /** Null, with a finding, where the schema cannot be compiled. */
  public @Nullable Shape compile(Located schema, boolean forResponse) {
    try {
      types.check(schema);
      if (!recursive && !sizes.fits(schema)) {
        return null;
      }
      JsonSchema root =
          (forResponse ? responseRoots : requestRoots)
              .computeIfAbsent(schema.document().name(), name -> root(schema, forResponse));
      JsonSchema compiled = root.getSubSchema(SchemaLocation.Fragment.of(schema.pointer()));
      compiled.initializeValidators();
      String refused = patterns.refused();
      if (refused != null && findings.isEmpty()) {
        findings.add(uncompiled(schema, refused));
      }
      return new Shape(compiled, wording, recursive);
    } catch (StackOverflowError deep) {
      findings.add(
          schema.finding(
              "the schema is nested too deep", "fewer levels", "take levels or references out"));
      return null;
    } catch (JsonSchemaException broken) {
      findings.add(uncompiled(schema, reason(broken)));
      return null;
    }
  }

  private Finding uncompiled(Located schema, String reason) {
    return schema.finding(
        "the schema cannot be compiled: " + reason,
        is31 ? "JSON Schema 2020-12" : "an OpenAPI 3.0 schema",
        "mend the schema");
  }

  /** In one line, and without the names of Java's exceptions. */
  private static String reason(JsonSchemaException broken) {
    Throwable deepest = broken;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String message = String.valueOf(deepest.getMessage()).lines().findFirst().orElse("");
    return message.replaceFirst("^[: ]+", "");
  }

  private JsonSchema root(Located schema, boolean forResponse) {
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder()
            .formatAssertionsEnabled(true)
            .pathType(PathType.JSON_POINTER)
            .readOnly(!forResponse)
            .writeOnly(forResponse)
            .losslessNarrowing(is31)
            .preloadJsonSchema(true)
            .cacheRefs(!recursive)
            .regularExpressionFactory(patterns)
            .locale(Locale.ENGLISH)
            .build();
    JsonNode node = schema.document().root();
    return factory.getSchema(SchemaLocation.of(BASE + schema.document().name()), node, config);
  }

  static String documentName(SchemaLocation location) {
    String iri = String.valueOf(location.getAbsoluteIri());
    return iri.startsWith(BASE) ? iri.substring(BASE.length()) : iri;
  }

  private static JsonMetaSchema dialect(JsonMetaSchema published) {
    return JsonMetaSchema.builder(published.getIri(), published)
        .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
        .format(new Int32())
        .format(new Int64())
        .format(new Base64Text())
        .format(new BoundedPattern.Regex())
        .keywords(OWN.values())
        .vocabularyFactory(Shapes::vocabulary)
        .build();
  }

  /** In 3.1 keywords come by vocabularies, which would put the library's in the place of ours. */
  private static @Nullable Vocabulary vocabulary(String iri) {
    Vocabulary published = Vocabularies.getVocabulary(iri);
    if (published == null) {
      return null;
    }
    return new Vocabulary(
        iri,
        published.getKeywords().stream()
            .map(each -> OWN.getOrDefault(each.getValue(), each))
            .toArray(Keyword[]::new));
  }

  private static final class Int32 implements Format {
    @Override
    public String getName() {
      return "int32";
    }

    @Override
    public boolean matches(ExecutionContext run, ValidationContext schema, JsonNode value) {
      return !value.isNumber() || value.canConvertToInt();
    }
  }

  private static final class Int64 implements Format {
    @Override
    public String getName() {
      return "int64";
    }

    @Override
    public boolean matches(ExecutionContext run, ValidationContext schema, JsonNode value) {
      return !value.isNumber() || value.canConvertToLong();
    }
  }

  private static final class Base64Text implements Format {
    @Override
    public String getName() {
      return "byte";
    }

    @Override
    public boolean matches(ExecutionContext run, String value) {
      try {
        return Base64.getDecoder().decode(value).length <= value.length();
      } catch (IllegalArgumentException broken) {
        return false;
      }
    }
  }
}
