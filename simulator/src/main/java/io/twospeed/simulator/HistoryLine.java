package io.twospeed.simulator;

import java.math.BigDecimal;

/** A posting as one account sees it. */
record HistoryLine(Posting posting, Money money, BigDecimal balanceAfter) {}
