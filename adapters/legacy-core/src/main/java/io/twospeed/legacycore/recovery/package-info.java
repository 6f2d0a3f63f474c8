/**
 * Recovery of what has no known end: calls in doubt are asked about and sent again, interactions
 * reversed, contradictions owned, and work of dead instances taken over.
 */
@NullMarked
package io.twospeed.legacycore.recovery;

import org.jspecify.annotations.NullMarked;
