package io.twospeed.mappings.operation.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.mappings.xml.XmlContract;
import io.twospeed.mappings.xml.codec.XmlMessage;
import java.util.Map;

/** A SOAP body's one element, or its envelope where it has header parts; a fault says no. */
final class SoapWire implements Wire {
  /** A fault that says nothing we know: whether anything was done cannot be told from it. */
  private static final CoreReply.Refused UNTOLD =
      new CoreReply.Refused(
          "Server", "core-fault", 502, "The core failed while it worked on the request.");

  private final XmlContract.Operation operation;
  private final XmlMessage response;
  private final Map<String, String[]> codePaths;
  private final ReturnCodes codes;

  SoapWire(
      XmlContract.Operation operation,
      XmlMessage response,
      Map<String, String[]> codePaths,
      ReturnCodes codes) {
    this.operation = operation;
    this.response = response;
    this.codePaths = Map.copyOf(codePaths);
    this.codes = codes;
  }

  @Override
  public byte[] encode(JsonNode mapped) {
    return operation.request().toXml(mapped);
  }

  @Override
  public Answer decode(byte[] wire) {
    return new Answer.Yes(response.toJson(wire));
  }

  @Override
  public CoreReply.Refused fault(byte[] detail) {
    if (detail.length == 0) {
      return UNTOLD;
    }
    XmlContract.Fault fault = operation.fault(detail);
    JsonNode code = fault.detail();
    for (String step : codePaths.getOrDefault(fault.name(), new String[0])) {
      code = code.path(step);
    }
    return codes.refusal(code.isValueNode() ? code.asText().strip() : fault.name());
  }
}
