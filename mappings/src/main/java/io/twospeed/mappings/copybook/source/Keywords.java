package io.twospeed.mappings.copybook.source;

import java.util.Set;

/** Words that start a clause of a data description entry. */
public final class Keywords {
  public static final Set<String> CLAUSE_STARTS =
      Set.of(
          "REDEFINES",
          "PIC",
          "PICTURE",
          "USAGE",
          "OCCURS",
          "VALUE",
          "VALUES",
          "SIGN",
          "LEADING",
          "TRAILING",
          "SYNC",
          "SYNCHRONIZED",
          "JUST",
          "JUSTIFIED",
          "BLANK",
          "GROUP-USAGE",
          "EXTERNAL",
          "GLOBAL",
          "VOLATILE",
          "DYNAMIC",
          "TYPE",
          "TYPEDEF",
          "OBJECT",
          "ANY",
          "BASED",
          "CONSTANT",
          "SAME",
          "LIKE",
          "PROPERTY",
          "ALIGNED",
          "DATE",
          "IS",
          "RENAMES",
          "ASCENDING",
          "DESCENDING",
          "INDEXED",
          "DEPENDING");

  /** Of them, words that IBM reserves for none: as a data name they have a clause behind them. */
  public static final Set<String> ALSO_NAMES =
      Set.of(
          "DYNAMIC",
          "TYPE",
          "TYPEDEF",
          "OBJECT",
          "ANY",
          "BASED",
          "CONSTANT",
          "SAME",
          "LIKE",
          "PROPERTY",
          "ALIGNED",
          "DATE",
          "GROUP-USAGE");

  private Keywords() {}
}
