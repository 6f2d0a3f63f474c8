/**
 * Small values that calls and interactions share: references, pages of a list, and the limits of
 * what a column holds.
 */
@NullMarked
package io.twospeed.journal.common;

import org.jspecify.annotations.NullMarked;
