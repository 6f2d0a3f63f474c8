package io.twospeed.mappings.xml.codec;

/** XML or JSON that is not what the contract says. Its message holds no customer data. */
public final class XmlException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public XmlException(String where, String found, String expected, String fix) {
    super(where + ": " + found + "; expected " + expected + "; fix: " + fix);
  }
}
