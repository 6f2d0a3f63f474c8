/** Loans, as a SOAP service. */
@NullMarked
package io.twospeed.simulator.soap;

import org.jspecify.annotations.NullMarked;
