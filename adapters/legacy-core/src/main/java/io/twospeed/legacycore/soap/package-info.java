/** The way over SOAP 1.1 and HTTP, with WS-Security's user name token. */
@NullMarked
@XmlSchema(
    xmlns = {
      @XmlNs(prefix = "soap", namespaceURI = SoapReply.SOAP_1_1),
      @XmlNs(prefix = "wsse", namespaceURI = SecurityHeader.SECEXT),
      @XmlNs(prefix = "wsu", namespaceURI = SecurityHeader.UTILITY)
    })
package io.twospeed.legacycore.soap;

import jakarta.xml.bind.annotation.XmlNs;
import jakarta.xml.bind.annotation.XmlSchema;
import org.jspecify.annotations.NullMarked;
