package io.twospeed.mappings.xml.wsdl;

import io.twospeed.mappings.xml.document.Name;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A WSDL 1.1 as written, over all its files. Nothing of it is judged before somebody uses it. */
final class Wsdl {
  final Map<Name, Message> messages = new LinkedHashMap<>();
  final List<Operation> operations = new ArrayList<>();
  final List<Binding> bindings = new ArrayList<>();
  final List<Port> ports = new ArrayList<>();

  /** Where something stands. */
  record Place(Path file, int line) {}

  /** A message's part; without an element where it has a type. */
  record Part(String name, @Nullable Name element, Place place) {}

  record Message(Place place, List<Part> parts) {}

  /** A service's port. */
  record Port(String service, String name, Name binding) {}

  /** A message of an operation, in one direction. */
  record Sent(String name, Name message) {}

  /** An operation of a port type. */
  static final class Operation {
    final Name portType;
    final String name;
    final Place place;
    @Nullable Sent input;
    @Nullable Sent output;
    boolean outputFirst;
    final List<Sent> faults = new ArrayList<>();

    Operation(Name portType, String name, Place place) {
      this.portType = portType;
      this.name = name;
      this.place = place;
    }

    /** WSDL 1.1 section 2.4.5: what an input without a name is called. */
    String inputName() {
      Sent sent = input;
      if (sent == null || !sent.name().isEmpty()) {
        return sent == null ? "" : sent.name();
      }
      return output == null ? name : name + (outputFirst ? "Response" : "Request");
    }
  }

  /** The protocol of a binding. */
  enum Protocol {
    SOAP_1_1,
    SOAP_1_2,
    HTTP,
    UNKNOWN
  }

  static final class Binding {
    final Name name;
    final Name portType;
    final Place place;
    Protocol protocol = Protocol.UNKNOWN;
    String style = "document";
    String transport = "";
    final List<Bound> operations = new ArrayList<>();

    /** Extensions that say of themselves that they must be understood, and are not. */
    final List<String> required = new ArrayList<>();

    Binding(Name name, Name portType, Place place) {
      this.name = name;
      this.portType = portType;
      this.place = place;
    }
  }

  /** An operation as a binding has it. */
  static final class Bound {
    final String name;
    final Place place;
    String style = "";
    String soapAction = "";
    String inputName = "";
    final Layout input = new Layout();
    final Layout output = new Layout();
    final List<String> required = new ArrayList<>();

    Bound(String name, Place place) {
      this.name = name;
      this.place = place;
    }
  }

  /** How a message lies in its envelope. */
  static final class Layout {
    /** The parts in the body by name; null for all that are left. */
    @Nullable List<String> parts;

    String use = "literal";
    boolean attachments;
    final List<Header> headers = new ArrayList<>();
  }

  /** A part that lies in the envelope's header. */
  record Header(Name message, String part, String use, Place place) {}
}
