package io.twospeed.mqstandin.channel;

import java.util.Map;

/**
 * The terms of the channel.
 *
 * @param name its name; a client that asks for another is refused
 * @param level the highest level of the protocol (FAP) it settles on
 * @param conversationsPerSocket SHARECNV
 * @param heartbeatSeconds HBINT
 * @param commandLevel what an inquiry of MQIA_COMMAND_LEVEL tells
 * @param users the passwords of the users it lets in; empty: it lets all in
 * @param maximumSockets sockets at a time; one more is closed at once
 */
public record ChannelSettings(
    String name,
    int level,
    int conversationsPerSocket,
    int heartbeatSeconds,
    int commandLevel,
    Map<String, String> users,
    int maximumSockets) {
  /** Copies the users. */
  public ChannelSettings {
    users = Map.copyOf(users);
  }
}
