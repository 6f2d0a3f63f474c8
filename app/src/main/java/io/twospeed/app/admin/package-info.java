/** What operators see and decide: {@code /admin} on the operations port. */
@NullMarked
package io.twospeed.app.admin;

import org.jspecify.annotations.NullMarked;
