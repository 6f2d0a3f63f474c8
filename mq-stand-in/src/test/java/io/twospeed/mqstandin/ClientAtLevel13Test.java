package io.twospeed.mqstandin;

final class ClientAtLevel13Test extends StandInContract {
  ClientAtLevel13Test() {
    super(Settings.defaults().withLevel(13));
  }
}
