package io.twospeed.mappings.operation.script;

import com.schibsted.spt.data.jslt.JsltException;

/** One of our functions refused its argument. The message never quotes it. */
final class ScriptFunctionException extends JsltException {
  private static final long serialVersionUID = 1L;

  ScriptFunctionException(String function, String found, String expected, String fix) {
    super(function + " was given " + found + "; expected " + expected + "; fix: " + fix);
  }
}
