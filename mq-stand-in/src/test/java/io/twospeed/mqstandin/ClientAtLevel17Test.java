package io.twospeed.mqstandin;

final class ClientAtLevel17Test extends StandInContract {
  ClientAtLevel17Test() {
    super(Settings.defaults().withLevel(17));
  }
}
