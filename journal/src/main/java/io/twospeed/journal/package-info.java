/** What a request did to the core: interactions, core calls, and the states a call may be in. */
@NullMarked
package io.twospeed.journal;

import org.jspecify.annotations.NullMarked;
