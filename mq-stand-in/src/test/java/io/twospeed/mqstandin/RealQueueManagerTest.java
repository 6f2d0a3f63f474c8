package io.twospeed.mqstandin;

import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The contract over the queue manager TWOSPEED_MQ_HOST names: see the README. */
@EnabledIfEnvironmentVariable(named = "TWOSPEED_MQ_HOST", matches = ".+")
final class RealQueueManagerTest extends ClientContract {
  @Override
  Target target() {
    return Target.ofEnvironment();
  }
}
