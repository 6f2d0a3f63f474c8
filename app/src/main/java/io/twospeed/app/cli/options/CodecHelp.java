package io.twospeed.app.cli.options;

/** What help says of codec options; CommandLineTest holds it against those there are. */
public final class CodecHelp {
  public static final String HEADING = "%nOptions of --set, the first value is the default:%n";

  public static final String OPTIONS =
      """
        charset=IBM037           code page, by CCSID (1047) or name; charset:FIELD=939 of one field
        dbcsCharset=NAME         code page of PIC G, and of N as DBCS
        nationalCharset=UTF-16BE|UTF-16LE
        nsymbol=national|dbcs    PIC N without USAGE
        zonedSign=overpunch|ascii-0x70
        binaryEndian=big|little, comp5Endian=big|little
        binarySize=2-4-8|1-2-4-8 bytes of COMP
        binaryRange=picture|native
        floatFormat=ibm-hfp|ieee754-big-endian|ieee754-little-endian
        pointerSize=4|8
        odoSlide=true|false      items after a variable table follow its last occurrence
        edited=number|text       numeric-edited items; edited:FIELD=text, and so of fields below
        sourceFormat=fixed|free, sourceCharset=NAME, tabWidth=8   of the copybook
        replacing===A==BY==B==   on the whole copybook
        recordFraming=none|RDW|BDW, rdwIncludesItself=true|false
        rdwEndian=big|little|little-length
        recordLength=N           every record has N bytes
        fileHeader=N             bytes before the first record
        view:NAME=VIEW           the view of the bytes of NAME, of several by REDEFINES
        discriminator=FIELD:VALUE>VIEW,...   the view, or the level-01 record, by a field's value
        allViews=false|true      as --all-views
        strings=false|true       as --strings
        numericSpaces=refuse|null, numericLowValues=refuse|null   in a numeric field
        unsignedSign=refuse|plus|ignore   of a number without S
        packedSpare=refuse|ignore     the first nibble of an even COMP-3
        padding=spaces|low-values     of a discriminator and a return code
        trailingBytes=refuse|ignore   bytes after the record
        trailingFields=refuse|omit    fields that the record ends before
        missingFields=refuse|initialize   on encode

      Example:
        ./twospeed decode --copybook mappings/contracts/ACCTBAL.cpy --record BAL-RSP reply.bin""";

  private CodecHelp() {}
}
