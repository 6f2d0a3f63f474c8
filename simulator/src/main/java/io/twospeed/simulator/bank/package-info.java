/** Books of the simulated bank: customers, accounts, postings, holds, loans. */
@NullMarked
package io.twospeed.simulator.bank;

import org.jspecify.annotations.NullMarked;
