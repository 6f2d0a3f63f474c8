/** Guards in front of the core: bulkhead, rate limiter and circuit breaker. */
@NullMarked
package io.twospeed.legacycore.protect;

import org.jspecify.annotations.NullMarked;
