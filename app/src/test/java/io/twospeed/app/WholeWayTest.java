package io.twospeed.app;

import java.nio.file.Path;

/** The whole way over the sandbox's own broker. */
class WholeWayTest extends WholeWayContract {
  @Override
  Installation open(Path data) {
    return Installation.start(data);
  }

  @Override
  String simulator(String path) {
    return twospeed.operations(path);
  }
}
