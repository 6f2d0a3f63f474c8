/**
 * Stops a process of the app at a chosen step, from inside it: an agent on its command line weaves
 * the stops into its classes as they are loaded. Nothing of it is in the product.
 */
@NullMarked
package io.twospeed.suite.freeze;

import org.jspecify.annotations.NullMarked;
