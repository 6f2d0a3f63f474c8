package io.twospeed.simulator.bank;

import java.math.BigDecimal;

/** A posting as one account sees it. */
public record HistoryLine(Posting posting, Money money, BigDecimal balanceAfter) {}
