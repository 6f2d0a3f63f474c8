/** The slow door: the Camel component core:, its transports, and what protects the core. */
@NullMarked
@XmlSchema(
    xmlns = {
      @XmlNs(prefix = "soap", namespaceURI = SoapReply.SOAP_1_1),
      @XmlNs(prefix = "wsse", namespaceURI = SecurityHeader.SECEXT),
      @XmlNs(prefix = "wsu", namespaceURI = SecurityHeader.UTILITY)
    })
package io.twospeed.legacycore;

import jakarta.xml.bind.annotation.XmlNs;
import jakarta.xml.bind.annotation.XmlSchema;
import org.jspecify.annotations.NullMarked;
