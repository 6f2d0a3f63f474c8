package io.twospeed.mappings.xml.schema;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.xml.sax.InputSource;

/**
 * One schema within a file: a schema file's own, or one of a WSDL's. Given out as if it were a
 * document, with the prefixes declared around it, every element in its true line, and the files
 * that it refers to by the names they have here.
 *
 * @param uri what other documents and both readers call it
 * @param namespace its target namespace; empty for none
 * @param components its text for the reader of components
 * @param grammar its text for the validator, which does not count what repeats often
 * @param files the files that it includes or imports
 */
record SchemaSlice(
    String uri, String namespace, String components, String grammar, Set<Path> files) {

  InputSource forComponents() {
    return source(components, uri);
  }

  InputSource forGrammar() {
    return source(grammar, uri);
  }

  static InputSource source(String text, String uri) {
    InputSource source =
        new InputSource(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    source.setSystemId(uri);
    return source;
  }
}
