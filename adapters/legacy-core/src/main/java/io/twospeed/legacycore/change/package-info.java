/**
 * Calls that change something: written down before they are sent, and moved on by their replies.
 */
@NullMarked
package io.twospeed.legacycore.change;

import org.jspecify.annotations.NullMarked;
