/** The settings of core systems: how each is reached, protected, and settled with. */
@NullMarked
package io.twospeed.legacycore.settings;

import org.jspecify.annotations.NullMarked;
