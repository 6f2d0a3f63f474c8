package io.twospeed.mqstandin;

final class ClientAtLevel10Test extends StandInContract {
  ClientAtLevel10Test() {
    super(Settings.defaults().withLevel(10));
  }
}
