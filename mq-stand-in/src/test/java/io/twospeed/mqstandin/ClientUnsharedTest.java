package io.twospeed.mqstandin;

/** SHARECNV(0): one conversation a socket, and the client's older code. */
final class ClientUnsharedTest extends StandInContract {
  ClientUnsharedTest() {
    super(Settings.defaults().withConversationsPerSocket(0));
  }
}
