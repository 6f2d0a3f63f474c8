package io.twospeed.mappings.operation.scaffold;

/**
 * An operation of a WSDL, as an operation.yaml names it.
 *
 * @param wsdl by its path in contracts/
 * @param port of a service, or a binding or port type; empty where the name is enough
 * @param input the name of the input, where the operation is overloaded; else empty
 */
public record WsdlChoice(String wsdl, String operation, String port, String input) {

  public WsdlChoice(String wsdl, String operation) {
    this(wsdl, operation, "", "");
  }

  /** The keys beside the operation's. */
  String rest() {
    return (port.isEmpty() ? "" : ", port: " + yaml(port))
        + (input.isEmpty() ? "" : ", input: " + yaml(input));
  }

  /** A name as it may stand in a line of YAML. */
  static String yaml(String name) {
    return name.matches("[\\p{L}_][\\p{L}\\p{N}_./-]*")
        ? name
        : "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
