/** One version of a product that runs: how it is built, takes requests, answers them, and fares. */
@NullMarked
package io.twospeed.routes.version;

import org.jspecify.annotations.NullMarked;
