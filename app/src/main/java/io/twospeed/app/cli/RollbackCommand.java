package io.twospeed.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.twospeed.app.cli.options.Verb;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "rollback",
    description = {
      "Takes a product of a running Twospeed back to the version that was live before;",
      "where a newer one only has a share of the requests, that one goes."
    })
public final class RollbackCommand implements Callable<Integer> {

  @Mixin private OperationsPort port = new OperationsPort();

  @Parameters(paramLabel = "PRODUCT", description = "the product's name")
  private String product = "";

  @Option(names = "--reason", paramLabel = "TEXT", description = "for the history")
  private String reason = "";

  @Override
  public Integer call() {
    byte[] body =
        JsonNodeFactory.instance
            .objectNode()
            .put("reason", reason)
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    JsonNode versions =
        port.post(OperationsPort.segment(product) + "/rollback", "application/json", body);
    for (JsonNode version : versions) {
      System.out.printf(
          "%s %s: %s, %d %% of the clients%n",
          version.path("name").asText(),
          version.path("version").asText(),
          version.path("state").asText(),
          version.path("percent").asInt());
    }
    return Verb.OK;
  }
}
