package io.twospeed.simulator;

/**
 * One side of a posting.
 *
 * @param account number
 * @param money negative is a debit, positive a credit
 */
record Entry(String account, Money money) {}
