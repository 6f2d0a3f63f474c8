/**
 * A core in a box: answers the contracts over MQ and SOAP, keeps a ledger, misbehaves on request.
 */
@NullMarked
package io.twospeed.simulator;

import org.jspecify.annotations.NullMarked;
