package io.twospeed.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.app.cli.options.InputFile;
import io.twospeed.app.cli.options.Verb;
import io.twospeed.app.findings.Refused;
import io.twospeed.routes.release.ProductArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "deploy",
    description = {
      "Puts a product's folder live in a running Twospeed; prints the verdict, and how its contract",
      "differs from the one that was live.",
      "It stays live over restarts, until the product's own folder there changes.",
      "Exit 0 where it is live, 2 with the findings where it is refused."
    })
public final class DeployCommand implements Callable<Integer> {

  @Mixin private OperationsPort port = new OperationsPort();

  @Parameters(paramLabel = "DIR", description = "the product's folder")
  private String folder = "";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "the product (default: the folder's name)")
  private @Nullable String name;

  @Option(
      names = "--percent",
      paramLabel = "N",
      description = "of the clients it begins with, where another version is live (default: 100)")
  private int percent = 100;

  @Override
  public Integer call() throws IOException {
    Path product = InputFile.path(folder).toAbsolutePath().normalize();
    if (!Files.isRegularFile(product.resolve("openapi.yaml"))) {
      throw new Refused(
          folder
              + ":0: holds no openapi.yaml; expected a product's folder; fix: name one, such as"
              + " routes/products/account-view");
    }
    String called = name == null ? String.valueOf(product.getFileName()) : name;
    JsonNode version =
        port.post(
            OperationsPort.segment(called) + "/versions?percent=" + percent,
            "application/zip",
            ProductArchive.zip(product));
    System.out.printf(
        "%s %s: %s, %d %% of the clients%n",
        version.path("name").asText(),
        version.path("version").asText(),
        version.path("state").asText(),
        version.path("percent").asInt());
    String remark = version.path("remark").asText();
    if (!remark.isEmpty()) {
      System.out.println(remark);
    }
    version.path("contract").forEach(each -> System.out.println("contract: " + each.asText()));
    return Verb.OK;
  }
}
