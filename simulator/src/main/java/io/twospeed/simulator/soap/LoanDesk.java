package io.twospeed.simulator.soap;

import io.twospeed.simulator.bank.Bank;
import io.twospeed.simulator.bank.Books;
import io.twospeed.simulator.bank.CoreRefusal;
import io.twospeed.simulator.bank.Loans;
import io.twospeed.simulator.control.Controls;
import io.twospeed.simulator.control.Operation;
import java.util.Map;
import java.util.Optional;

/** Does what a request element of loans.wsdl asks for. Thread-safe. */
public final class LoanDesk {
  private static final Map<String, Operation> OPERATIONS =
      Map.of(
          "SimulateLoan", Operation.LOANS_SIMULATE,
          "OpenLoan", Operation.LOANS_OPEN,
          "CancelLoan", Operation.LOANS_CANCEL,
          "GetSchedule", Operation.LOANS_SCHEDULE);

  private final Bank bank;
  private final Controls controls;

  public LoanDesk(Bank bank, Controls controls) {
    this.bank = bank;
    this.controls = controls;
  }

  /** The operation an element of that name asks for; empty where the contract has none. */
  static Optional<Operation> operation(String element) {
    return Optional.ofNullable(OPERATIONS.get(element));
  }

  /**
   * Answers with a reply element.
   *
   * @throws CoreRefusal where the core says no
   */
  String answer(Operation operation, LoanRequest request) {
    controls.requireOpen(operation);
    return bank.with(books -> dispatch(operation, books, request));
  }

  private static String dispatch(Operation operation, Books books, LoanRequest request) {
    Loans loans = books.loans();
    return switch (operation) {
      case LOANS_SIMULATE ->
          LoanReplies.simulated(
              loans.simulate(request.text("customerNumber"), request.terms(books.today())));
      case LOANS_OPEN ->
          LoanReplies.opened(
              loans.open(
                  request.text("reference"),
                  request.text("customerNumber"),
                  request.text("payoutAccount"),
                  request.terms(books.today())));
      case LOANS_CANCEL ->
          LoanReplies.cancelled(loans.cancel(request.text("reference"), number(loans, request)));
      case LOANS_SCHEDULE -> LoanReplies.scheduled(loans.find(number(loans, request)));
      default -> throw new IllegalArgumentException(operation.wireName() + " is no loan service");
    };
  }

  private static String number(Loans loans, LoanRequest request) {
    String number = request.text("loanNumber");
    return number.isEmpty() ? loans.openedBy(request.text("openedByReference")) : number;
  }
}
