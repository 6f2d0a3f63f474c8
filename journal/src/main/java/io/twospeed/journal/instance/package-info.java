/**
 * The life of one instance: its name, its epoch, its leases, whether it may still act, and how the
 * work of a dead one is taken over.
 */
@NullMarked
package io.twospeed.journal.instance;

import org.jspecify.annotations.NullMarked;
