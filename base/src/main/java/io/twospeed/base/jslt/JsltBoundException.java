package io.twospeed.base.jslt;

import com.schibsted.spt.data.jslt.JsltException;

/** An expression went beyond a bound. The message says which, and quotes no value. */
public final class JsltBoundException extends JsltException {
  private static final long serialVersionUID = 1L;

  JsltBoundException(String found, String expected, String fix) {
    super("the expression " + found + "; expected " + expected + "; fix: " + fix);
  }
}
