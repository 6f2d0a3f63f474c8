package io.twospeed.mqstandin;

import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Reports of the queue manager TWOSPEED_MQ_HOST names: see the README. */
@EnabledIfEnvironmentVariable(named = "TWOSPEED_MQ_HOST", matches = ".+")
final class RealReportsTest extends ReportContract {
  @Override
  Target target() {
    return Target.ofEnvironment();
  }
}
