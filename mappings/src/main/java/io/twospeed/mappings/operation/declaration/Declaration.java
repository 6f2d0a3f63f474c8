package io.twospeed.mappings.operation.declaration;

import io.twospeed.mappings.operation.files.YamlSection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one operation.yaml says, before anything it names is looked up. */
public record Declaration(
    Path file,
    YamlSection yaml,
    String name,
    String system,
    Travel travel,
    Message request,
    Message response,
    Result result,
    Effect effect,
    Settlement settlement,
    Duration timeout,
    Optional<Duration> cache,
    Map<String, String> codec) {

  /** How it travels: exactly one of a queue, or a WSDL and its operation. */
  public record Travel(String queue, MqTerms terms, String wsdl, WsdlName operation) {
    static final Travel NOWHERE = new Travel("", MqTerms.DEFAULTS, "", WsdlName.NONE);

    public boolean bySoap() {
      return !wsdl.isEmpty();
    }
  }

  /**
   * An operation of a WSDL.
   *
   * @param port of a service, or a binding or port type; empty where the name is enough
   * @param input the name of the input, where the operation is overloaded; else empty
   */
  public record WsdlName(String operation, String port, String input) {
    static final WsdlName NONE = new WsdlName("", "", "");
  }

  /** One direction; copybook and record are empty for SOAP. */
  public record Message(YamlSection yaml, String copybook, String record, String map) {}

  /** How the core's yes or no is told; field is empty, and faults may be full, for SOAP. */
  public record Result(
      YamlSection yaml, String field, List<String> ok, String codes, Map<String, String> faults) {}
}
