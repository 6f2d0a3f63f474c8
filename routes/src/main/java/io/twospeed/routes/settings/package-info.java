/**
 * What a host is made with: where products are, how versions come and go, and what one product may
 * take.
 */
@NullMarked
package io.twospeed.routes.settings;

import org.jspecify.annotations.NullMarked;
