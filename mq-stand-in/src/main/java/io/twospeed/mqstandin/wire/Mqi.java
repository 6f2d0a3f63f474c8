package io.twospeed.mqstandin.wire;

/** Values of the message queue interface, from IBM's list of constants (MQMT_, MQRO_, MQFB_...). */
public final class Mqi {
  public static final int OK = 0;
  public static final int WARNING = 1;
  public static final int FAILED = 2;

  public static final int MSG_TYPE_REQUEST = 1;
  public static final int MSG_TYPE_REPLY = 2;
  public static final int MSG_TYPE_REPORT = 4;
  public static final int MSG_TYPE_DATAGRAM = 8;

  public static final int EXPIRY_UNLIMITED = -1;
  public static final int ENCODING_NATIVE = 273;
  public static final int PRIORITY_AS_QUEUE_DEFINES = -1;
  public static final int NOT_PERSISTENT = 0;
  public static final int PERSISTENT = 1;
  public static final int PERSISTENCE_AS_QUEUE_DEFINES = 2;

  public static final int REPORT_PASS_CORREL_ID = 0x40;
  public static final int REPORT_PASS_MSG_ID = 0x80;
  public static final int REPORT_COA = 0x100;
  public static final int REPORT_COA_WITH_DATA = 0x200;
  public static final int REPORT_COA_WITH_FULL_DATA = 0x400;
  public static final int REPORT_COD = 0x800;
  public static final int REPORT_COD_WITH_DATA = 0x1000;
  public static final int REPORT_COD_WITH_FULL_DATA = 0x2000;
  public static final int REPORT_PASS_DISCARD_AND_EXPIRY = 0x4000;
  public static final int REPORT_EXPIRATION = 0x200000;
  public static final int REPORT_EXPIRATION_WITH_DATA = 0x400000;
  public static final int REPORT_EXPIRATION_WITH_FULL_DATA = 0x800000;
  public static final int REPORT_EXCEPTION = 0x1000000;
  public static final int REPORT_EXCEPTION_WITH_DATA = 0x2000000;
  public static final int REPORT_EXCEPTION_WITH_FULL_DATA = 0x4000000;
  public static final int REPORT_DISCARD_MSG = 0x8000000;

  public static final int FEEDBACK_EXPIRATION = 258;
  public static final int FEEDBACK_COA = 259;
  public static final int FEEDBACK_COD = 260;

  public static final int APPL_TYPE_QUEUE_MANAGER = 7;
  public static final int APPL_TYPE_JAVA = 28;

  public static final int PUT_SYNCPOINT = 0x2;
  public static final int PUT_NEW_MSG_ID = 0x40;
  public static final int PUT_NEW_CORREL_ID = 0x80;
  public static final int PUT_SET_IDENTITY_CONTEXT = 0x400;
  public static final int PUT_SET_ALL_CONTEXT = 0x800;
  public static final int PUT_NO_CONTEXT = 0x4000;
  public static final int PUT_ASYNC_RESPONSE = 0x10000;

  public static final int GET_WAIT = 0x1;
  public static final int GET_SYNCPOINT = 0x2;
  public static final int GET_BROWSE_FIRST = 0x10;
  public static final int GET_BROWSE_NEXT = 0x20;
  public static final int GET_ACCEPT_TRUNCATED = 0x40;
  public static final int GET_UNDER_CURSOR = 0x100;
  public static final int GET_BROWSE_UNDER_CURSOR = 0x800;
  public static final int GET_SYNCPOINT_IF_PERSISTENT = 0x1000;

  public static final int MATCH_MSG_ID = 0x1;
  public static final int MATCH_CORREL_ID = 0x2;
  public static final int MATCH_GROUP_ID = 0x4;
  public static final int MATCH_MSG_TOKEN = 0x20;

  public static final int OPEN_INPUT_MASK = 0x7;
  public static final int OPEN_BROWSE = 0x8;
  public static final int OPEN_OUTPUT = 0x10;

  public static final int CLOSE_DELETE = 0x1;
  public static final int CLOSE_DELETE_PURGE = 0x2;

  public static final int OBJECT_QUEUE = 1;
  public static final int OBJECT_QUEUE_MANAGER = 5;

  private Mqi() {}
}
