package io.twospeed.mqstandin.channel;

import io.twospeed.mqstandin.wire.Mqi;

/** Who is at the other end of a conversation, as far as it has said. */
record Caller(String user, String password, String application, int applicationType) {
  static final Caller UNKNOWN = new Caller("", "", "", Mqi.APPL_TYPE_JAVA);

  Caller withUser(String name) {
    return new Caller(name, password, application, applicationType);
  }

  Caller withPassword(String secret) {
    return new Caller(user, secret, application, applicationType);
  }

  Caller withApplication(String name, int type) {
    return new Caller(user, password, name, type);
  }
}
