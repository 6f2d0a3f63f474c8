package io.twospeed.app.rehearsal;

import io.twospeed.legacycore.settings.CoreSystem;
import io.twospeed.mappings.operation.OperationCatalogue;
import io.twospeed.openapi.product.ApiProblem;
import jakarta.jms.ConnectionFactory;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * What a rehearsal needs of the installation it stands in for.
 *
 * @param contracts what the core team handed over: the simulated core goes by it
 * @param systems the core systems as config names them, reached elsewhere
 * @param problems what a failure of a route tells its caller
 * @param folder for what is written down meanwhile; emptied at the start
 */
public record RehearsalSettings(
    Path contracts,
    OperationCatalogue catalogue,
    SystemsElsewhere systems,
    Function<Throwable, ApiProblem> problems,
    Path folder) {

  RehearsalSettings over(OperationCatalogue other) {
    return new RehearsalSettings(contracts, other, systems, problems, folder);
  }

  /** The core systems of an installation, reached at another core. */
  @FunctionalInterface
  public interface SystemsElsewhere {
    /**
     * All of them.
     *
     * @param instance who reads the replies: no other's come to its queues
     * @param soap the base of the SOAP services
     */
    List<CoreSystem> at(String instance, ConnectionFactory broker, URI soap);
  }
}
