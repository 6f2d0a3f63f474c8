package io.twospeed.mappings.xml.document;

/** A qualified name; namespace empty for none. */
public record Name(String namespace, String local) {

  /** {@code {namespace}local}, or the local part where there is no namespace. */
  public static Name parse(String text) {
    int end = text.startsWith("{") ? text.indexOf('}') : -1;
    return end < 0 ? new Name("", text) : new Name(text.substring(1, end), text.substring(end + 1));
  }

  @Override
  public String toString() {
    return namespace.isEmpty() ? local : "{" + namespace + "}" + local;
  }
}
