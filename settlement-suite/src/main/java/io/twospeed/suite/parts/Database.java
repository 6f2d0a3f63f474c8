package io.twospeed.suite.parts;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A PostgreSQL server with a line to it that can be cut. */
final class Database implements AutoCloseable {
  private final EmbeddedPostgres server;
  private final TcpProxy line;

  private Database(EmbeddedPostgres server) {
    this.server = server;
    this.line = TcpProxy.before(server.getPort());
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "end-database"));
  }

  static Database start(Path folder) {
    try {
      return new Database(
          EmbeddedPostgres.builder()
              .setPort(Ports.free())
              .setDataDirectory(folder.toFile())
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("fsync", "on")
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TcpProxy line() {
    return line;
  }

  /** Over the line that can be cut. */
  String url() {
    return url(line.port());
  }

  /** Around it. */
  String directUrl() {
    return url(server.getPort());
  }

  private static String url(int port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
  }

  @Override
  public void close() {
    line.close();
    stop();
  }

  private void stop() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
