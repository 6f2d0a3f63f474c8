package io.twospeed.mappings.xml.schema;

import java.io.InputStream;
import java.io.Reader;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.InputSource;

/** An opened file in the shape that the JDK's schema factory asks for. */
record FileInput(InputSource source) implements LSInput {
  @Override
  public InputStream getByteStream() {
    return source.getByteStream();
  }

  @Override
  public String getSystemId() {
    return source.getSystemId();
  }

  @Override
  public @Nullable String getBaseURI() {
    return null;
  }

  @Override
  public @Nullable Reader getCharacterStream() {
    return null;
  }

  @Override
  public @Nullable String getStringData() {
    return null;
  }

  @Override
  public @Nullable String getPublicId() {
    return null;
  }

  @Override
  public @Nullable String getEncoding() {
    return null;
  }

  @Override
  public boolean getCertifiedText() {
    return false;
  }

  @Override
  public void setByteStream(InputStream stream) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setSystemId(String id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setBaseURI(String uri) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setCharacterStream(Reader reader) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setStringData(String data) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setPublicId(String id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setEncoding(String encoding) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setCertifiedText(boolean certified) {
    throw new UnsupportedOperationException();
  }
}
