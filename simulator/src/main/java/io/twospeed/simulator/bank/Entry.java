package io.twospeed.simulator.bank;

/**
 * One side of a posting.
 *
 * @param account number
 * @param money negative is a debit, positive a credit
 */
public record Entry(String account, Money money) {}
