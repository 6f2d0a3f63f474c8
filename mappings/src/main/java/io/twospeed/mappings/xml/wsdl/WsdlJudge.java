package io.twospeed.mappings.xml.wsdl;

import io.twospeed.mappings.xml.document.Name;
import io.twospeed.mappings.xml.wsdl.Wsdl.Binding;
import io.twospeed.mappings.xml.wsdl.Wsdl.Bound;
import io.twospeed.mappings.xml.wsdl.Wsdl.Header;
import io.twospeed.mappings.xml.wsdl.Wsdl.Layout;
import io.twospeed.mappings.xml.wsdl.Wsdl.Operation;
import io.twospeed.mappings.xml.wsdl.Wsdl.Place;
import io.twospeed.mappings.xml.wsdl.Wsdl.Sent;
import io.twospeed.mappings.xml.wsdl.WsdlOperation.Message;
import io.twospeed.mappings.xml.wsdl.WsdlOperation.Part;
import io.twospeed.mappings.xml.wsdl.WsdlOperation.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether an operation can be called as its binding asks, and what lies where in its envelopes. */
final class WsdlJudge {
  /** The header that a connection's login and expiry make. */
  private static final Name SECURITY =
      new Name(
          "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd",
          "Security");

  private static final String DOCUMENT = "document/literal, SOAP 1.1 over HTTP";
  private static final String OTHER_PORT =
      "name another port with port:, or ask the core team for such a binding";
  private static final String CORRECTED = "ask the core team for a corrected contract";
  private static final Part NOTHING = new Part(new Name("", ""), java.nio.file.Path.of(""), 0);

  private final Wsdl wsdl;
  private final Operation operation;
  private final @Nullable Binding binding;
  private final @Nullable Bound bound;
  private final List<Problem> problems = new ArrayList<>();
  private boolean security;

  WsdlJudge(Wsdl wsdl, WsdlOperations.Candidate candidate) {
    this.wsdl = wsdl;
    this.operation = candidate.operation();
    this.binding = candidate.binding();
    this.bound = candidate.bound();
  }

  WsdlOperation operation() {
    checkBinding();
    // How parts are laid out is worth nothing where the whole binding cannot be used.
    boolean isReadable = problems.isEmpty() && isAsked();
    Message request =
        isReadable
            ? message(operation.input, bound == null ? null : bound.input)
            : new Message(NOTHING, List.of());
    Optional<Message> response =
        isReadable && operation.output != null
            ? Optional.of(message(operation.output, bound == null ? null : bound.output))
            : Optional.empty();
    List<Part> faults = new ArrayList<>();
    for (Sent fault : isReadable ? operation.faults : List.<Sent>of()) {
      faults.add(message(fault, null).body());
    }
    return new WsdlOperation(
        operation.name,
        bound == null ? "" : bound.soapAction,
        request,
        response,
        faults,
        security,
        problems);
  }

  private void checkBinding() {
    Binding by = binding;
    if (by == null) {
      return;
    }
    String name = "binding " + by.name.local();
    Bound one = bound;
    if (one == null) {
      problem(by.place, name + " lacks operation " + operation.name, "a binding that has it");
      return;
    }
    switch (by.protocol) {
      case SOAP_1_2 -> problem(by.place, name + " speaks SOAP 1.2", DOCUMENT);
      case HTTP -> problem(by.place, name + " is of HTTP without SOAP", DOCUMENT);
      case UNKNOWN -> problem(by.place, name + " is of no protocol that is known here", DOCUMENT);
      case SOAP_1_1 -> checkSoap(name, by, one);
    }
    by.required.forEach(each -> problem(by.place, name + " requires " + each, "one that does not"));
    one.required.forEach(
        each ->
            problem(
                one.place,
                name + " requires " + each + " of operation " + operation.name,
                "one that does not"));
  }

  private void checkSoap(String name, Binding by, Bound one) {
    String transport = by.transport.strip().toLowerCase(Locale.ROOT);
    if (!transport.isEmpty() && !transport.matches(".*/https?/?")) {
      problem(by.place, name + " goes over " + by.transport.strip(), DOCUMENT);
    }
    String style = one.style.isEmpty() ? by.style : one.style;
    boolean encoded = isEncoded(one.input) || isEncoded(one.output);
    if (!style.equals("document") || encoded) {
      problem(
          one.place,
          "operation "
              + operation.name
              + " of "
              + name
              + " is "
              + style
              + (encoded ? "/encoded" : "/literal"),
          DOCUMENT);
    }
    if (one.input.attachments || one.output.attachments) {
      problem(
          one.place,
          "operation " + operation.name + " of " + name + " has attachments",
          "messages that are XML alone");
    }
  }

  private static boolean isEncoded(Layout layout) {
    return layout.use.equals("encoded")
        || layout.headers.stream().anyMatch(each -> each.use().equals("encoded"));
  }

  private boolean isAsked() {
    if (operation.input == null || operation.outputFirst) {
      problems.add(
          new Problem(
              operation.place.file(),
              operation.place.line(),
              "operation "
                  + operation.name
                  + (operation.input == null ? " is a notification" : " is a solicit-response")
                  + ", in which the core speaks first",
              "an operation whose input comes first",
              "choose an operation that is asked"));
      return false;
    }
    return true;
  }

  private Message message(@Nullable Sent sent, @Nullable Layout given) {
    Layout layout = given == null ? new Layout() : given;
    Wsdl.Message message = sent == null ? null : wsdl.messages.get(sent.message());
    if (sent == null || message == null) {
      corrected(
          operation.place,
          "operation " + operation.name + " names no message, or one that is not there",
          "a message that the WSDL defines");
      return new Message(NOTHING, List.of());
    }
    List<Part> headers = new ArrayList<>();
    for (Header header : layout.headers) {
      header(header, given != null && bound != null && given == bound.input)
          .ifPresent(headers::add);
    }
    return new Message(body(sent, message, layout), headers);
  }

  private Part body(Sent sent, Wsdl.Message message, Layout layout) {
    List<Wsdl.Part> parts = new ArrayList<>(message.parts());
    List<String> chosen = layout.parts;
    if (chosen != null) {
      parts.removeIf(each -> !chosen.contains(each.name()));
    } else {
      // Read so by every stack, though only soap:body's own parts would say it.
      parts.removeIf(each -> layout.headers.stream().anyMatch(it -> isPart(it, sent, each)));
    }
    if (parts.size() != 1) {
      corrected(
          message.place(),
          "message "
              + sent.message().local()
              + " of operation "
              + operation.name
              + " has "
              + (parts.isEmpty() ? "no part" : parts.size() + " parts")
              + " in the body",
          "exactly one part that names an element, as document/literal asks");
      return NOTHING;
    }
    return part(parts.get(0));
  }

  private static boolean isPart(Header header, Sent sent, Wsdl.Part part) {
    return header.message().equals(sent.message()) && header.part().equals(part.name());
  }

  private Part part(Wsdl.Part part) {
    Name element = part.element();
    if (element == null) {
      corrected(
          part.place(),
          "part " + part.name() + " of operation " + operation.name + " has a type",
          "a part that names an element, as document/literal asks");
      return NOTHING;
    }
    return new Part(element, part.place().file(), part.place().line());
  }

  private Optional<Part> header(Header header, boolean ofRequest) {
    Wsdl.Message message = wsdl.messages.get(header.message());
    Optional<Wsdl.Part> found =
        message == null
            ? Optional.empty()
            : message.parts().stream().filter(it -> it.name().equals(header.part())).findFirst();
    if (found.isEmpty()) {
      corrected(
          header.place(),
          "soap:header of operation "
              + operation.name
              + " names part '"
              + header.part()
              + "', which message "
              + header.message().local()
              + " lacks",
          "a part of a message that the WSDL defines");
      return Optional.empty();
    }
    Part part = part(found.get());
    boolean isSecurity = part.element().equals(SECURITY);
    security |= isSecurity && ofRequest;
    return isSecurity ? Optional.empty() : Optional.of(part);
  }

  private void problem(Place place, String what, String expected) {
    problems.add(new Problem(place.file(), place.line(), what, expected, OTHER_PORT));
  }

  private void corrected(Place place, String what, String expected) {
    problems.add(new Problem(place.file(), place.line(), what, expected, CORRECTED));
  }
}
