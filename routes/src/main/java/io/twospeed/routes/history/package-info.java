/** Who put what live when: events, and the log they are appended to. */
@NullMarked
package io.twospeed.routes.history;

import org.jspecify.annotations.NullMarked;
