package io.twospeed.mappings.xml.wsdl;

import io.twospeed.mappings.xml.document.Name;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An operation that was chosen, and all that keeps it from being called.
 *
 * @param soapAction empty where the binding says none
 * @param response empty for a one-way operation
 * @param security whether its request has a header of WS-Security, which the connection writes
 */
public record WsdlOperation(
    String name,
    String soapAction,
    Message request,
    Optional<Message> response,
    List<Part> faults,
    boolean security,
    List<Problem> problems) {

  public WsdlOperation {
    faults = List.copyOf(faults);
    problems = List.copyOf(problems);
  }

  /** A global element that a message's part names, and where it does. */
  public record Part(Name element, Path file, int line) {}

  /** What lies in an envelope. */
  public record Message(Part body, List<Part> headers) {
    public Message {
      headers = List.copyOf(headers);
    }
  }

  /** Why it cannot be called. */
  public record Problem(Path file, int line, String what, String expected, String fix) {}
}
