package io.twospeed.simulator.bank;

import java.time.LocalDate;

/**
 * Money set aside on an account: it lowers what is available, not what is booked.
 *
 * @param reference of the request that placed it
 */
public record Hold(
    String id,
    String account,
    Money money,
    LocalDate placedOn,
    LocalDate expiresOn,
    String reason,
    String reference) {}
