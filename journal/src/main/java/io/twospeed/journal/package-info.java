/** The journal, the durable memory of everything that may change the core: how it is opened. */
@NullMarked
package io.twospeed.journal;

import org.jspecify.annotations.NullMarked;
