package io.twospeed.simulator.soap;

import java.io.StringWriter;
import java.math.BigDecimal;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes one element of loans-types.xsd and what is in it. */
final class LoanXml {
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newFactory();

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  private LoanXml(String root) {
    try {
      xml = FACTORY.createXMLStreamWriter(text);
      xml.writeStartElement("", root, LoanRequest.NAMESPACE);
      xml.writeDefaultNamespace(LoanRequest.NAMESPACE);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  static LoanXml element(String root) {
    return new LoanXml(root);
  }

  LoanXml leaf(String name, String value) {
    return write(
        () -> {
          xml.writeStartElement("", name, LoanRequest.NAMESPACE);
          xml.writeCharacters(value);
          xml.writeEndElement();
        });
  }

  LoanXml amount(String name, BigDecimal amount, String currency) {
    return write(
        () -> {
          xml.writeStartElement("", name, LoanRequest.NAMESPACE);
          xml.writeAttribute("currency", currency);
          xml.writeCharacters(amount.toPlainString());
          xml.writeEndElement();
        });
  }

  LoanXml open(String name) {
    return write(() -> xml.writeStartElement("", name, LoanRequest.NAMESPACE));
  }

  LoanXml attribute(String name, String value) {
    return write(() -> xml.writeAttribute(name, value));
  }

  LoanXml close() {
    return write(xml::writeEndElement);
  }

  /** The whole element. */
  String done() {
    write(xml::writeEndElement);
    write(xml::flush);
    return text.toString();
  }

  private interface Writing {
    void run() throws XMLStreamException;
  }

  private LoanXml write(Writing writing) {
    try {
      writing.run();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }
}
