/**
 * What the host is given of the core: its operations, what they change, and the component that
 * calls it.
 */
@NullMarked
package io.twospeed.routes.core;

import org.jspecify.annotations.NullMarked;
