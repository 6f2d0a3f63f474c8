/**
 * Interactions, the requests of channels that may change the core, with the response each is owed
 * and the notifications of their ends.
 */
@NullMarked
package io.twospeed.journal.interactions;

import org.jspecify.annotations.NullMarked;
