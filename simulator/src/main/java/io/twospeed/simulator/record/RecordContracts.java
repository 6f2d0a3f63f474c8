package io.twospeed.simulator.record;

import io.twospeed.mappings.copybook.Copybook;
import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.simulator.control.Operation;
import java.nio.file.Path;
import java.util.List;

/** The queues of the core, bound to their copybooks. */
public final class RecordContracts {
  /** How the core writes what its copybooks do not say: see the contract's README. */
  private static final CodecOptions OPTIONS =
      CodecOptions.defaults().with("charset", "IBM037").with("missingFields", "initialize");

  private static final CodecOptions CUSTOMER_OPTIONS =
      OPTIONS.with("charset:CUST-NAME", "x-IBM935");

  private static final CodecOptions HISTORY_OPTIONS =
      OPTIONS.with(
          "discriminator",
          "TXN-KIND:TR>TXN-TRANSFER,TXN-KIND:CD>TXN-CARD,"
              + "TXN-KIND:FE>TXN-FEE,TXN-KIND:IN>TXN-INTEREST");

  private final Path folder;

  private RecordContracts(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads the copybooks.
   *
   * @param folder that holds what the core team handed over
   */
  public static List<RecordContract> read(Path folder) {
    RecordContracts contracts = new RecordContracts(folder);
    return List.of(
        contracts.bind(
            Operation.CUSTOMERS_INQUIRY,
            "CORE.CUST.INQ",
            "CUSTINQ CUST-REQ CUST-RSP",
            CustomerRecords::inquiry),
        contracts.bind(
            Operation.ACCOUNTS_BALANCE,
            "CORE.ACCT.BAL",
            "ACCTBAL BAL-REQ BAL-RSP",
            AccountRecords::balance),
        contracts.bind(
            Operation.ACCOUNTS_HISTORY,
            "CORE.ACCT.HIST",
            "ACCTHIS HIST-REQ HIST-RSP",
            HistoryRecords::history),
        contracts.bind(
            Operation.FUNDS_HOLD, "CORE.FUND.HOLD", "HOLDFND HOLD-REQ HOLD-RSP", FundRecords::hold),
        contracts.bind(
            Operation.FUNDS_RELEASE,
            "CORE.FUND.REL",
            "HOLDFND REL-REQ REL-RSP",
            FundRecords::release),
        contracts.bind(
            Operation.PAYMENTS_TRANSFER,
            "CORE.PAY.XFER",
            "PAYXFER XFER-REQ XFER-RSP",
            PaymentRecords::transfer),
        contracts.bind(
            Operation.PAYMENTS_STATUS,
            "CORE.PAY.INQ",
            "PAYINQ INQ-REQ INQ-RSP",
            PaymentRecords::status),
        contracts.bind(
            Operation.PAYMENTS_REVERSE,
            "CORE.PAY.REV",
            "PAYREV REV-REQ REV-RSP",
            PaymentRecords::reverse),
        contracts.bind(
            Operation.FX_QUOTE, "CORE.FX.QUOTE", "FXQUOTE FXQ-REQ FXQ-RSP", FxRecords::quote));
  }

  /** {@code names}: copybook, request record, reply record. */
  private RecordContract bind(
      Operation operation, String queue, String names, RecordHandler handler) {
    String[] name = names.split(" ", 3);
    Copybook copybook = Copybook.read(folder.resolve(name[0] + ".cpy"), options(operation));
    return new RecordContract(
        operation, queue, copybook.codec(name[1]), copybook.codec(name[2]), handler);
  }

  private static CodecOptions options(Operation operation) {
    return switch (operation) {
      case CUSTOMERS_INQUIRY -> CUSTOMER_OPTIONS;
      case ACCOUNTS_HISTORY -> HISTORY_OPTIONS;
      default -> OPTIONS;
    };
  }
}
