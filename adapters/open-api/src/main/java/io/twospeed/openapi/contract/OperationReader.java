package io.twospeed.openapi.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.openapi.document.Documents;
import io.twospeed.openapi.document.Finding;
import io.twospeed.openapi.document.Located;
import io.twospeed.openapi.document.Scalars;
import io.twospeed.openapi.http.MediaTypes;
import io.twospeed.openapi.http.Methods;
import io.twospeed.openapi.schema.Shape;
import io.twospeed.openapi.schema.Shapes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compiles one operation of a contract. */
final class OperationReader {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._-]{1,128}");

  private final Documents documents;
  private final Shapes shapes;
  private final List<Finding> findings;
  private final ParameterReader parameters;

  OperationReader(Documents documents, Shapes shapes, List<Finding> findings) {
    this.documents = documents;
    this.shapes = shapes;
    this.findings = findings;
    this.parameters = new ParameterReader(documents, shapes, findings);
  }

  /** Null, with findings, where it cannot be served. */
  @Nullable Operation read(Located item, String method, PathTemplate template) {
    Located at = item.child(method);
    String id = at.child("operationId").node().asText();
    if (id.isBlank()) {
      findings.add(
          at.finding(
              "the operation has no operationId",
              "an operationId: the route direct:<operationId> serves it",
              "give it one"));
      return null;
    }
    if (!NAME.matcher(id).matches()) {
      findings.add(
          at.child("operationId")
              .finding(
                  "operationId '" + id + "' is no name of a route",
                  "at most 128 letters, digits, '.', '_' and '-'",
                  "rename it: the route direct:<operationId>, meters and logs bear it"));
      return null;
    }
    List<Parameter> found = parameters.read(item, at, template);
    RequestBody body = body(documents.resolve(at.child("requestBody")), method);
    Answers answers = answers(at, id);
    List<@Nullable Parameter> inPath = new ArrayList<>();
    for (String name : template.names()) {
      inPath.add(name == null ? null : pathParameter(at, name, found));
    }
    Map<String, Parameter> inQuery = new TreeMap<>();
    List<Parameter> inHeader = new ArrayList<>();
    for (Parameter parameter : found) {
      if (parameter.in() == Parameter.In.QUERY) {
        inQuery.put(parameter.name(), parameter);
      } else if (parameter.in() == Parameter.In.HEADER) {
        inHeader.add(parameter);
      }
    }
    boolean anyInPath = inPath.stream().anyMatch(parameter -> parameter != null);
    return new Operation(
        id,
        method.toUpperCase(Locale.ROOT),
        template,
        anyInPath ? inPath : List.of(),
        inQuery,
        inHeader,
        body,
        answers,
        at.line());
  }

  private @Nullable Parameter pathParameter(Located at, String name, List<Parameter> found) {
    for (Parameter parameter : found) {
      if (parameter.in() == Parameter.In.PATH && parameter.name().equals(name)) {
        return parameter;
      }
    }
    findings.add(
        at.finding(
            "the path's parameter {" + name + "} is not described, or not fit to be served",
            "a parameter with in: path and name: " + name,
            "describe it among the parameters"));
    return null;
  }

  private @Nullable RequestBody body(Located body, String method) {
    if (!body.exists()) {
      return null;
    }
    if (Methods.isSafe(method.toUpperCase(Locale.ROOT))) {
      findings.add(
          body.finding(
              "a " + method + " operation with a request body",
              "no body: HTTP gives it no meaning there (RFC 9110, 9.3.1)",
              "use post, or parameters"));
      return null;
    }
    List<String> mediaTypes = new ArrayList<>();
    Shape shape = null;
    for (Map.Entry<String, JsonNode> content : body.child("content").node().properties()) {
      Located media = body.child("content").child(content.getKey());
      if (isServable(media, content.getKey())) {
        mediaTypes.add(MediaTypes.bare(content.getKey()));
        Shape own = shape(media, false);
        shape = shape == null ? own : shape;
      }
    }
    return shape == null
        ? null
        : new RequestBody(
            body.child("required").node().asBoolean(false), List.copyOf(mediaTypes), shape);
  }

  private @Nullable Shape shape(Located media, boolean forResponse) {
    Located schema = media.child("schema");
    if (schema.exists() || schema.node().isBoolean()) {
      return shapes.compile(schema, forResponse);
    }
    if (!forResponse) {
      findings.add(
          media.finding("a request body without a schema", "a schema", "describe the body"));
    }
    return null;
  }

  private boolean isServable(Located media, String mediaType) {
    String bare = MediaTypes.bare(mediaType);
    if (MediaTypes.isJson(bare) || bare.equals("application/*")) {
      return true;
    }
    findings.add(
        media.finding(
            "the media type '" + mediaType + "' cannot be served",
            "application/json or application/<name>+json",
            "describe the body as JSON"));
    return false;
  }

  private Answers answers(Located operation, String id) {
    Map<Integer, Answers.Answer> byStatus = new HashMap<>();
    int firstSuccess = 0;
    Located responses = operation.child("responses");
    for (Map.Entry<String, JsonNode> entry : responses.node().properties()) {
      if (entry.getKey().startsWith("x-")) {
        continue;
      }
      int status = status(responses.child(entry.getKey()), entry.getKey());
      if (status >= 0) {
        byStatus.put(status, answer(documents.resolve(responses.child(entry.getKey()))));
      }
      if (status / 100 == 2 || status == 2) {
        int named = status == 2 ? 200 : status;
        firstSuccess = firstSuccess == 0 ? named : Math.min(firstSuccess, named);
      }
    }
    if (firstSuccess == 0) {
      findings.add(
          operation.finding(
              "operation '" + id + "' has no 2xx response",
              "at least one: the answer when all went well",
              "describe it under responses"));
    }
    return new Answers(Map.copyOf(byStatus), firstSuccess);
  }

  /** 200 as 200, 2XX as 2, default as 0; -1 with a finding for anything else. */
  private int status(Located at, String key) {
    if (key.equals("default")) {
      return 0;
    }
    boolean ofClass = key.length() == 3 && key.substring(1).equalsIgnoreCase("XX");
    char first = key.isEmpty() ? ' ' : key.charAt(0);
    if (first >= '1' && first <= '5' && ofClass) {
      return first - '0';
    }
    if (Scalars.read(key, Scalars.Kind.INTEGER).isInt() && key.length() == 3 && first <= '5') {
      return Integer.parseInt(key);
    }
    findings.add(
        at.finding(
            "the response '" + key + "' is no status", "200, 2XX or default", "mend the key"));
    return -1;
  }

  private Answers.Answer answer(Located response) {
    Set<String> headers = new HashSet<>();
    response
        .child("headers")
        .node()
        .fieldNames()
        .forEachRemaining(name -> headers.add(name.toLowerCase(Locale.ROOT)));
    String contentType = null;
    Shape shape = null;
    for (Map.Entry<String, JsonNode> content : response.child("content").node().properties()) {
      Located media = response.child("content").child(content.getKey());
      if (isServable(media, content.getKey()) && contentType == null) {
        String bare = MediaTypes.bare(content.getKey());
        contentType = bare.equals("application/*") ? MediaTypes.JSON : bare;
        shape = shape(media, true);
      }
    }
    return new Answers.Answer(contentType, shape, Set.copyOf(headers));
  }
}
