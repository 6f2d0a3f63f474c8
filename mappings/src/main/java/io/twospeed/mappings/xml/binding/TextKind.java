package io.twospeed.mappings.xml.binding;

/** What a simple type's text is in JSON. */
public enum TextKind {
  /** A string as it stands. */
  STRING,
  /** A string with a blank for each tab and line end. */
  NORMALIZED,
  /** A string without white space but one blank between words: tokens, dates, binary. */
  TOKEN,
  /** A string with the decimal exactly as written; JSON numbers are taken too, if exact. */
  DECIMAL,
  /** A string for xs:float and xs:double; any JSON number is taken. */
  FLOATING,
  /** A JSON integer. */
  INTEGER,
  /** A JSON boolean. */
  BOOLEAN,
  /** {@code {namespace}local}. */
  QNAME
}
