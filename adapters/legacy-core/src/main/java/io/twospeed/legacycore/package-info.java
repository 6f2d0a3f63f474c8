/** The slow door: the Camel component core:, its transports, and what protects the core. */
@NullMarked
package io.twospeed.legacycore;

import org.jspecify.annotations.NullMarked;
