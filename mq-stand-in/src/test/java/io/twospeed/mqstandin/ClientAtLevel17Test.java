package io.twospeed.mqstandin;

import org.junit.jupiter.api.Tag;

@Tag("slow")
final class ClientAtLevel17Test extends StandInContract {
  ClientAtLevel17Test() {
    super(Settings.defaults().withLevel(17));
  }
}
