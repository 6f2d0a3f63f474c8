package io.twospeed.simulator.soap;

import io.twospeed.simulator.bank.Instalment;
import io.twospeed.simulator.bank.Loan;
import io.twospeed.simulator.bank.LoanOffer;
import io.twospeed.simulator.bank.Loans;
import io.twospeed.simulator.bank.Money;
import io.twospeed.simulator.bank.ReturnCode;

/** The reply elements of loans.wsdl. */
final class LoanReplies {
  private LoanReplies() {}

  static String simulated(LoanOffer offer) {
    LoanXml xml = LoanXml.element("SimulateLoanResponse");
    String currency = offer.principal().currency();
    xml.amount("principal", offer.principal().amount(), currency);
    costs(xml, offer);
    schedule(xml, offer);
    return xml.done();
  }

  static String opened(Loan loan) {
    LoanXml xml = LoanXml.element("OpenLoanResponse");
    loan(xml, loan);
    return xml.leaf("firstDueDate", loan.offer().firstDue().toString())
        .leaf("transactionId", loan.transactionId())
        .done();
  }

  static String cancelled(Loans.Cancellation cancellation) {
    Loan loan = cancellation.loan();
    Money principal = loan.offer().principal();
    return LoanXml.element("CancelLoanResponse")
        .leaf("loanNumber", loan.number())
        .leaf("status", loan.status())
        .amount("takenBack", principal.amount(), principal.currency())
        .leaf("transactionId", cancellation.transactionId())
        .done();
  }

  static String scheduled(Loan loan) {
    LoanXml xml = LoanXml.element("GetScheduleResponse").open("loan");
    loan(xml, loan);
    xml.close();
    if (!loan.cancelled()) {
      schedule(xml, loan.offer());
    }
    return xml.done();
  }

  static String refused(ReturnCode code) {
    return LoanXml.element("LoanRefusedFault")
        .leaf("code", code.code())
        .leaf("reason", code.text())
        .done();
  }

  static String unknown(ReturnCode code, LoanRequest request) {
    String number = request.text("loanNumber");
    LoanXml xml =
        LoanXml.element("UnknownLoanFault").leaf("code", code.code()).leaf("reason", code.text());
    return number.isEmpty()
        ? xml.leaf("openedByReference", request.text("openedByReference")).done()
        : xml.leaf("loanNumber", number).done();
  }

  private static void loan(LoanXml xml, Loan loan) {
    Money principal = loan.offer().principal();
    xml.leaf("loanNumber", loan.number())
        .leaf("reference", loan.reference())
        .leaf("status", loan.status())
        .leaf("customerNumber", loan.customer())
        .leaf("payoutAccount", loan.payoutAccount())
        .amount("principal", principal.amount(), principal.currency());
    costs(xml, loan.offer());
    xml.leaf("openedOn", loan.openedOn().toString());
  }

  private static void costs(LoanXml xml, LoanOffer offer) {
    String currency = offer.principal().currency();
    xml.open("costs")
        .amount("monthlyInstalment", offer.monthly(), currency)
        .amount("total", offer.total(), currency)
        .leaf("annualRate", offer.annualRate().toPlainString())
        .close();
  }

  private static void schedule(LoanXml xml, LoanOffer offer) {
    String currency = offer.principal().currency();
    for (Instalment instalment : offer.schedule()) {
      xml.open("instalment")
          .attribute("number", Integer.toString(instalment.number()))
          .leaf("dueDate", instalment.dueDate().toString())
          .amount("principal", instalment.principal(), currency)
          .amount("interest", instalment.interest(), currency)
          .amount("due", instalment.due(), currency)
          .close();
    }
  }
}
