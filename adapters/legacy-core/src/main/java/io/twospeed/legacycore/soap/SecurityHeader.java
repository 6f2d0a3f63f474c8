package io.twospeed.legacycore.soap;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.bind.annotation.XmlValue;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/**
 * The header of an envelope with the Security element of WS-Security, as JAXB writes it: OASIS Web
 * Services Security: SOAP Message Security 1.1 sections 5 and 10 (Timestamp), UsernameToken Profile
 * 1.1.1 section 3.
 */
@XmlRootElement(name = "Header", namespace = SoapReply.SOAP_1_1)
@XmlAccessorType(XmlAccessType.FIELD)
@SuppressWarnings("UnusedVariable") // JAXB reads the fields
final class SecurityHeader {
  private static final String OASIS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";
  static final String SECEXT = OASIS + "wssecurity-secext-1.0.xsd";
  static final String UTILITY = OASIS + "wssecurity-utility-1.0.xsd";

  @XmlElement(name = "Security", namespace = SECEXT)
  private final Security security;

  private SecurityHeader() {
    this(null, null);
  }

  SecurityHeader(@Nullable Timestamp timestamp, @Nullable Token token) {
    this.security = new Security(timestamp, token);
  }

  /** Text of the element, which declares every prefix it uses. Safe for many threads. */
  static final class Writer {
    private final JAXBContext vocabulary;

    Writer() {
      try {
        vocabulary = JAXBContext.newInstance(SecurityHeader.class);
      } catch (JAXBException e) {
        throw new IllegalStateException("WS-Security's classes are no vocabulary of JAXB's", e);
      }
    }

    String write(SecurityHeader header) {
      StringWriter text = new StringWriter(1024);
      try {
        Marshaller marshaller = vocabulary.createMarshaller();
        marshaller.setProperty(Marshaller.JAXB_FRAGMENT, true);
        marshaller.marshal(header, text);
      } catch (JAXBException e) {
        throw new IllegalStateException("A Security header could not be written", e);
      }
      return text.toString();
    }
  }

  /** What the core must understand, or refuse. */
  @XmlAccessorType(XmlAccessType.FIELD)
  private static final class Security {
    @XmlAttribute(name = "mustUnderstand", namespace = SoapReply.SOAP_1_1)
    private final String mustUnderstand = "1";

    @XmlElement(name = "Timestamp", namespace = UTILITY)
    private final @Nullable Timestamp timestamp;

    @XmlElement(name = "UsernameToken", namespace = SECEXT)
    private final @Nullable Token token;

    private Security() {
      this(null, null);
    }

    private Security(@Nullable Timestamp timestamp, @Nullable Token token) {
      this.timestamp = timestamp;
      this.token = token;
    }
  }

  /** When it was made, and from when on nobody may act on it. */
  @XmlAccessorType(XmlAccessType.FIELD)
  static final class Timestamp {
    @XmlElement(name = "Created", namespace = UTILITY)
    private final String created;

    @XmlElement(name = "Expires", namespace = UTILITY)
    private final String expires;

    private Timestamp() {
      this("", "");
    }

    Timestamp(String created, String expires) {
      this.created = created;
      this.expires = expires;
    }
  }

  /** Who asks, and the proof of it. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(propOrder = {"username", "password", "nonce", "created"})
  static final class Token {
    @XmlElement(name = "Username", namespace = SECEXT)
    private final @Nullable String username;

    @XmlElement(name = "Password", namespace = SECEXT)
    private final @Nullable Typed password;

    @XmlElement(name = "Nonce", namespace = SECEXT)
    private final @Nullable Encoded nonce;

    @XmlElement(name = "Created", namespace = UTILITY)
    private final @Nullable String created;

    private Token() {
      this(null, null, null, null);
    }

    Token(
        @Nullable String username,
        @Nullable Typed password,
        @Nullable Encoded nonce,
        @Nullable String created) {
      this.username = username;
      this.password = password;
      this.nonce = nonce;
      this.created = created;
    }
  }

  /** A password, and whether it is a digest. */
  @XmlAccessorType(XmlAccessType.FIELD)
  static final class Typed {
    @XmlAttribute(name = "Type")
    private final String type;

    @XmlValue private final String value;

    private Typed() {
      this("", "");
    }

    Typed(String type, String value) {
      this.type = OASIS + "username-token-profile-1.0#" + type;
      this.value = value;
    }
  }

  /** Bytes in base 64. */
  @XmlAccessorType(XmlAccessType.FIELD)
  static final class Encoded {
    @XmlAttribute(name = "EncodingType")
    private final String encoding = OASIS + "soap-message-security-1.0#Base64Binary";

    @XmlValue private final byte[] value;

    private Encoded() {
      this(new byte[0]);
    }

    Encoded(byte[] value) {
      this.value = value;
    }
  }
}
