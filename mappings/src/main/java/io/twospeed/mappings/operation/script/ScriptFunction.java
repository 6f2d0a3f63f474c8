package io.twospeed.mappings.operation.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.schibsted.spt.data.jslt.Function;

/** A function that JSLT files may call; null for null. */
record ScriptFunction(String name, int least, int most, Body body) implements Function {

  /** What the function does with arguments of which the first is not null. */
  interface Body {
    JsonNode apply(String name, JsonNode[] arguments);
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public int getMinArguments() {
    return least;
  }

  @Override
  public int getMaxArguments() {
    return most;
  }

  @Override
  public JsonNode call(JsonNode input, JsonNode[] arguments) {
    return arguments[0].isNull() ? NullNode.instance : body.apply(name, arguments);
  }
}
