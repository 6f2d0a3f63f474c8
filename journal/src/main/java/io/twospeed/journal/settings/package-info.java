/** The settings of a journal, checked: its database, its instance, and its bounds. */
@NullMarked
package io.twospeed.journal.settings;

import org.jspecify.annotations.NullMarked;
