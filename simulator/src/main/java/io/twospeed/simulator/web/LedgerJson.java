package io.twospeed.simulator.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.twospeed.simulator.bank.Account;
import io.twospeed.simulator.bank.Booking;
import io.twospeed.simulator.bank.Books;
import io.twospeed.simulator.bank.Entry;
import io.twospeed.simulator.bank.Holds;
import io.twospeed.simulator.bank.Posting;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/** The ledger as {@code GET /simulator/ledger} shows it: copied under the lock, written after. */
record LedgerJson(
    boolean balanced,
    List<AccountLine> accounts,
    List<Posting> postings,
    List<BookingLine> bookings) {

  /** An account with what is on it. */
  record AccountLine(Account account, BigDecimal balance, BigDecimal held, BigDecimal available) {}

  /** What was done under a reference, and what has become of it. */
  record BookingLine(Booking booking, String state) {

    static BookingLine of(Books books, Booking booking) {
      return new BookingLine(booking, state(books, booking));
    }

    private static String state(Books books, Booking booking) {
      if (!booking.code().equals(Holds.PLACE)) {
        return booking.reversed() ? "reversed" : "booked";
      }
      if (books.holds().holding(booking.id())) {
        return "held";
      }
      return booking.undoneBy().isEmpty() ? "used" : "released";
    }
  }

  static LedgerJson of(Books books) {
    return new LedgerJson(
        books.ledger().balanced(),
        books.accounts().stream().map(account -> line(books, account)).toList(),
        books.ledger().postings(),
        books.bookings().stream().map(booking -> BookingLine.of(books, booking)).toList());
  }

  private static AccountLine line(Books books, Account account) {
    return new AccountLine(
        account,
        books.ledger().balance(account.number()),
        books.holds().total(account.number()),
        books.available(account));
  }

  /** Amounts are written as strings: a JSON number may lose a cent at the reader's. */
  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeBooleanField("balanced", balanced);
    json.writeArrayFieldStart("accounts");
    for (AccountLine line : accounts) {
      write(json, line);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("postings");
    for (Posting posting : postings) {
      write(json, posting);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("bookings");
    for (BookingLine line : bookings) {
      write(json, line);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, AccountLine line) throws IOException {
    Account account = line.account();
    json.writeStartObject();
    json.writeStringField("account", account.number());
    json.writeStringField("customer", account.customer());
    json.writeStringField("kind", account.kind());
    json.writeStringField("currency", account.currency());
    json.writeStringField("status", account.open() ? "open" : "closed");
    json.writeStringField("balance", line.balance().toPlainString());
    json.writeStringField("held", line.held().toPlainString());
    json.writeStringField("available", line.available().toPlainString());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Posting posting) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", posting.id());
    json.writeStringField("reference", posting.reference());
    json.writeStringField("code", posting.code());
    json.writeStringField("at", posting.at().toString());
    json.writeStringField("kind", posting.detail().kind());
    json.writeArrayFieldStart("entries");
    for (Entry entry : posting.entries()) {
      json.writeStartObject();
      json.writeStringField("account", entry.account());
      json.writeStringField("amount", entry.money().amount().toPlainString());
      json.writeStringField("currency", entry.money().currency());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, BookingLine line) throws IOException {
    Booking booking = line.booking();
    json.writeStartObject();
    json.writeStringField("reference", booking.reference());
    json.writeStringField("code", booking.code());
    json.writeStringField("id", booking.id());
    json.writeStringField("debit", booking.debitAccount());
    json.writeStringField("credit", booking.creditAccount());
    json.writeStringField("amount", booking.money().amount().toPlainString());
    json.writeStringField("currency", booking.money().currency());
    json.writeStringField("state", line.state());
    json.writeStringField("undoneBy", booking.undoneBy());
    json.writeEndObject();
  }
}
