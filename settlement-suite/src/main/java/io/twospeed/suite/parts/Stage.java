package io.twospeed.suite.parts;

import io.twospeed.suite.parts.process.Folders;
import io.twospeed.suite.parts.process.Jvm;
import io.twospeed.suite.parts.process.PartProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every process of a round, with nothing remembered from another round. */
public final class Stage implements AutoCloseable {
  /** How many customers the core knows beside its own. */
  public static final int CUSTOMERS = 50;

  private final Path folder;
  private final Jvm jvm;
  private final Installation files;
  private final Broker broker;
  private final Core core;
  private final PartProcess coreProcess;
  private final @Nullable Database database;
  private final Profile profile;
  private final TcpProxy soapLine;
  private final List<AppInstance> instances = new ArrayList<>();

  private Stage(
      Jvm jvm, Path folder, Path repository, Store store, BrokerKind kind, Profile profile) {
    this.folder = folder;
    this.profile = profile;
    this.jvm = jvm;
    this.files = Installation.in(folder.resolve("installation"), repository);
    this.broker =
        new Broker(
            kind,
            jvm,
            folder.resolve("broker"),
            repository,
            folder.resolve("logs").resolve("broker.log"));
    int corePort = Ports.free();
    this.core = new Core(corePort);
    this.coreProcess = startCore(corePort);
    this.soapLine = TcpProxy.before(corePort);
    this.database = store == Store.POSTGRES ? Database.start(folder.resolve("postgres")) : null;
    for (int which = 0; which < store.instances(); which++) {
      instances.add(instance(String.valueOf((char) ('a' + which))));
    }
  }

  /**
   * Starts everything and waits until it serves.
   *
   * @param jvm what rounds share: the class path and its archive
   * @param folder this round's own, which must not exist yet
   * @param repository the files of the project
   * @param profile what is done with the instances, and how they are set for it
   */
  public static Stage open(
      Jvm jvm, Path folder, Path repository, Store store, BrokerKind kind, Profile profile) {
    Stage stage = new Stage(jvm, folder, repository, store, kind, profile);
    try {
      stage.start();
      return stage;
    } catch (RuntimeException e) {
      stage.close();
      throw e;
    }
  }

  private void start() {
    broker.start();
    Folders.make(data("a"));
    jvm.train(instances.get(0)::train);
    instances.forEach(AppInstance::start);
    instances.forEach(AppInstance::awaitUp);
    Waiting.until("the core answers", () -> new Http().answers(core.soap() + "/loans?wsdl"));
  }

  /** The instances of the app. */
  public List<AppInstance> instances() {
    return instances;
  }

  /** The broker. */
  public Broker broker() {
    return broker;
  }

  /** The core. */
  public Core core() {
    return core;
  }

  /** The line that SOAP requests to the core take. */
  public TcpProxy soapLine() {
    return soapLine;
  }

  /** The line to the database, where it is a server. */
  public Optional<TcpProxy> databaseLine() {
    return Optional.ofNullable(database).map(Database::line);
  }

  /** The journal's database, for a look that does not go through the app. */
  public String journalUrl() {
    return database == null
        ? "jdbc:sqlite:" + data("a").resolve("journal.db")
        : database.directUrl();
  }

  @Override
  public void close() {
    instances.forEach(AppInstance::closeForGood);
    soapLine.close();
    coreProcess.kill();
    broker.kill();
    broker.close();
    if (database != null) {
      database.close();
    }
  }

  private PartProcess startCore(int port) {
    return PartProcess.start(
        "core",
        jvm.trained(
            CoreMain.class.getName(),
            List.of(
                broker.directUrl(),
                String.valueOf(port),
                files.mappings().resolve("contracts").toString(),
                folder.resolve("core").toString(),
                String.valueOf(CUSTOMERS))),
        Map.of(),
        folder.resolve("logs").resolve("core.log"));
  }

  private AppInstance instance(String name) {
    int port = Ports.free();
    int operationsPort = Ports.free();
    List<String> arguments = new ArrayList<>(broker.options());
    arguments.add(0, "up");
    arguments.addAll(
        List.of(
            "--soap=" + core.soap(soapLine.port()),
            "--port=" + port,
            "--ops-port=" + operationsPort,
            "--data=" + data(name),
            "--routes=" + files.products(),
            "--mappings=" + files.mappings(),
            "--config=" + files.config()));
    return new AppInstance(
        name,
        jvm,
        arguments,
        environment(name),
        folder.resolve("logs"),
        port,
        operationsPort,
        profile.isFreezing() ? new FreezeLine(jvm.agent()) : null);
  }

  private Map<String, String> environment(String name) {
    String url = database == null ? journalUrl() : database.url();
    Map<String, String> environment = new HashMap<>(broker.environment());
    environment.put("SPRING_PROFILES_ACTIVE", profile.spring());
    environment.put("TWOSPEED_INSTANCE", name);
    environment.put("TWOSPEED_JOURNAL_URL", url);
    return environment;
  }

  private Path data(String name) {
    return folder.resolve("data-" + name);
  }
}
