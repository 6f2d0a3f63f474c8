/** Operations bound to their core systems, and their calls that are not written down. */
@NullMarked
package io.twospeed.legacycore.operation;

import org.jspecify.annotations.NullMarked;
