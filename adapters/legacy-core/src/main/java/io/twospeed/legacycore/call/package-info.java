/**
 * One call to the core as everything else sees it: its reference, its time, its result, and what
 * can go wrong.
 */
@NullMarked
package io.twospeed.legacycore.call;

import org.jspecify.annotations.NullMarked;
