package io.twospeed.mqstandin.wire;

/** Reason codes (MQRC_*) the stand-in gives of itself; a test may ask for any other. */
public final class Reason {
  public static final int NONE = 0;
  public static final int ALIAS_BASE_Q_TYPE_ERROR = 2001;
  public static final int CONNECTION_BROKEN = 2009;
  public static final int GET_INHIBITED = 2016;
  public static final int HANDLE_ERROR = 2019;
  public static final int NO_MSG_AVAILABLE = 2033;
  public static final int NO_MSG_UNDER_CURSOR = 2034;
  public static final int NOT_AUTHORIZED = 2035;
  public static final int NOT_OPEN_FOR_BROWSE = 2036;
  public static final int NOT_OPEN_FOR_INPUT = 2037;
  public static final int NOT_OPEN_FOR_OUTPUT = 2039;
  public static final int MSG_TOO_BIG_FOR_QUEUE = 2030;
  public static final int MSG_TOO_BIG_FOR_QUEUE_MANAGER = 2031;
  public static final int PUT_INHIBITED = 2051;
  public static final int QUEUE_FULL = 2053;
  public static final int QUEUE_MANAGER_NAME_ERROR = 2058;
  public static final int SELECTOR_ERROR = 2067;
  public static final int SELECTOR_NOT_FOR_TYPE = 2068;
  public static final int TRUNCATED_MSG_ACCEPTED = 2079;
  public static final int TRUNCATED_MSG_FAILED = 2080;
  public static final int UNKNOWN_OBJECT_NAME = 2085;
  public static final int UNKNOWN_REMOTE_QUEUE_MANAGER = 2087;
  public static final int QUEUE_MANAGER_STOPPING = 2162;
  public static final int UNEXPECTED_ERROR = 2195;
  public static final int FUNCTION_NOT_SUPPORTED = 2298;
  public static final int SELECTION_NOT_AVAILABLE = 2551;

  private Reason() {}
}
