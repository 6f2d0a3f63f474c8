/** The slow door: the Camel component core:, and its operations bound to their core systems. */
@NullMarked
package io.twospeed.legacycore;

import org.jspecify.annotations.NullMarked;
