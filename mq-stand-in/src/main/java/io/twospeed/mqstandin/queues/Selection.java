package io.twospeed.mqstandin.queues;

import io.twospeed.mqstandin.wire.Mqi;
import io.twospeed.mqstandin.wire.Mqmd;
import io.twospeed.mqstandin.wire.MqmdField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which messages a get takes: match options over the ids of a descriptor. */
public final class Selection {
  /** Any message. */
  public static final Selection ANY = new Selection(List.of(), null);

  private final List<Wanted> wanted;
  private final byte @Nullable [] token;

  private Selection(List<Wanted> wanted, byte @Nullable [] token) {
    this.wanted = wanted;
    this.token = token;
  }

  /**
   * The ids of a descriptor as far as the options name them; an id of zero bytes matches any.
   *
   * @param matchOptions MQMO_*
   */
  public static Selection of(int matchOptions, Mqmd ids) {
    List<Wanted> wanted = new ArrayList<>();
    add(wanted, matchOptions, Mqi.MATCH_MSG_ID, MqmdField.MSG_ID, ids);
    add(wanted, matchOptions, Mqi.MATCH_CORREL_ID, MqmdField.CORREL_ID, ids);
    add(wanted, matchOptions, Mqi.MATCH_GROUP_ID, MqmdField.GROUP_ID, ids);
    return wanted.isEmpty() ? ANY : new Selection(wanted, null);
  }

  /** The one message with this token. */
  public static Selection ofToken(byte[] token) {
    return new Selection(List.of(), token.clone());
  }

  private static void add(
      List<Wanted> wanted, int matchOptions, int option, MqmdField field, Mqmd ids) {
    if ((matchOptions & option) != 0 && !ids.isZero(field)) {
      wanted.add(new Wanted(field, ids.bytes(field)));
    }
  }

  boolean takes(QueuedMessage message) {
    if (token != null && !Arrays.equals(token, message.token())) {
      return false;
    }
    for (Wanted id : wanted) {
      if (!message.descriptor().matches(id.field, id.value)) {
        return false;
      }
    }
    return true;
  }

  private static final class Wanted {
    private final MqmdField field;
    private final byte[] value;

    Wanted(MqmdField field, byte[] value) {
      this.field = field;
      this.value = value;
    }
  }
}
