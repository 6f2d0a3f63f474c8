/**
 * A way to a core system, whatever it is: the port that MQ and SOAP implement, its health, and the
 * replies that nobody waits for.
 */
@NullMarked
package io.twospeed.legacycore.transport;

import org.jspecify.annotations.NullMarked;
