package io.twospeed.mappings.xml.document;

import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXParseException;

/** Throws what is wrong instead of printing it, which is what the JDK does without a handler. */
public final class QuietErrors implements ErrorHandler {
  @Override
  public void warning(SAXParseException e) {
    // Nothing that a document could be wrong by.
  }

  @Override
  public void error(SAXParseException e) throws SAXParseException {
    throw e;
  }

  @Override
  public void fatalError(SAXParseException e) throws SAXParseException {
    throw e;
  }
}
