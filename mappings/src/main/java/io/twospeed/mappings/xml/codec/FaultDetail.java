package io.twospeed.mappings.xml.codec;

import io.twospeed.mappings.xml.document.Name;
import io.twospeed.mappings.xml.document.XmlChildren;
import io.twospeed.mappings.xml.document.XmlChildren.Child;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.xml.sax.SAXException;

/** The entry of a fault's detail that says something: SOAP 1.1 section 4.4 allows several. */
public final class FaultDetail {
  /** The element around several entries. */
  private static final Name DETAIL = new Name("", "detail");

  private FaultDetail() {}

  /**
   * One entry.
   *
   * @param detail one entry alone, or the detail with all of them
   * @param isFault whether the contract knows an element as a fault
   * @return the first that the contract knows; else the first of all
   */
  public static byte[] entry(byte[] detail, Predicate<Name> isFault) {
    List<Child> entries;
    try {
      entries = XmlChildren.of(detail, 1);
    } catch (SAXException | IOException e) {
      return detail; // the codec says what is wrong with it
    }
    boolean isWrapped =
        !entries.isEmpty()
            && entries.get(0).around().get(0).equals(DETAIL)
            && !isFault.test(DETAIL);
    return isWrapped
        ? entries.stream()
            .filter(each -> isFault.test(each.name()))
            .findFirst()
            .orElse(entries.get(0))
            .xml()
        : detail;
  }
}
