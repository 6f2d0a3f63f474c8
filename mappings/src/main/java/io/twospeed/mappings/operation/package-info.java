/**
 * The catalogue of core operations: what is declared in files, bound and checked once, run per
 * call.
 */
@NullMarked
package io.twospeed.mappings.operation;

import org.jspecify.annotations.NullMarked;
