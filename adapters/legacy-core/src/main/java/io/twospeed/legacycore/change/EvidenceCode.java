package io.twospeed.legacycore.change;

import java.util.regex.Pattern;

/** A code as the journal keeps it: what a core sends need not be one. */
public final class EvidenceCode {
  /** Of a reply: the core did it, and its answer came with it. */
  public static final String ANSWERED = "ok";

  /** Of a SOAP fault: the way says that the request came after its time. */
  static final String MESSAGE_EXPIRED = "message-expired";

  private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9._:/-]");
  private static final int LENGTH = 64;

  private EvidenceCode() {}

  public static String of(String code) {
    String clean = OTHER.matcher(code).replaceAll("_");
    return clean.length() <= LENGTH ? clean : clean.substring(0, LENGTH);
  }
}
