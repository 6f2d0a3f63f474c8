package io.twospeed.mqstandin;

import org.junit.jupiter.api.AfterAll;

/** The contract over a stand-in of some settings. */
abstract class StandInContract extends ClientContract {
  private final MqStandIn standIn;

  StandInContract(Settings settings) {
    this.standIn = MqStandIn.start(settings.withQueues(FIRST, SECOND));
  }

  @Override
  Target target() {
    return Target.of(standIn);
  }

  @AfterAll
  void stop() {
    standIn.close();
  }
}
