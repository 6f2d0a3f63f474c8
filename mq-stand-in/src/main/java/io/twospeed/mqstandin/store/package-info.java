/** What a restart leaves: the persistent messages, in one file that is only appended to. */
@NullMarked
package io.twospeed.mqstandin.store;

import org.jspecify.annotations.NullMarked;
