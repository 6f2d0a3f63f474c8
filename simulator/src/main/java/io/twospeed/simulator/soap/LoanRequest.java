package io.twospeed.simulator.soap;

import io.twospeed.simulator.bank.Loans;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A request element of loans.wsdl, valid against its schema, read by local names. */
record LoanRequest(Element element) {
  static final String NAMESPACE = "urn:corebank:loans:v1";

  /** The element's own name, which is the WSDL operation's. */
  String name() {
    return element.getLocalName();
  }

  /** The text of the first element of that name; empty where there is none. */
  String text(String name) {
    Element found = find(name);
    return found == null ? "" : found.getTextContent().strip();
  }

  /**
   * The terms asked for.
   *
   * @param today what {@code firstDueInDays} counts from
   */
  Loans.Terms terms(LocalDate today) {
    Element principal = find("principal");
    String currency = principal == null ? "" : principal.getAttribute("currency");
    return new Loans.Terms(
        new BigDecimal(text("principal")),
        currency,
        Integer.parseInt(text("instalments")),
        firstDue(today));
  }

  private @Nullable LocalDate firstDue(LocalDate today) {
    if (find("firstDueDate") != null) {
      return LocalDate.parse(text("firstDueDate"));
    }
    return find("firstDueInDays") == null
        ? null
        : today.plusDays(Long.parseLong(text("firstDueInDays")));
  }

  private @Nullable Element find(String name) {
    NodeList found = element.getElementsByTagNameNS(NAMESPACE, name);
    return found.getLength() == 0 ? null : (Element) found.item(0);
  }
}
