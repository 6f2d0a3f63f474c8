/**
 * Lists of what a product's files may say: steps, attributes, endpoints, types, values and
 * functions; what is on no list is refused.
 */
@NullMarked
package io.twospeed.routes.allowed;

import org.jspecify.annotations.NullMarked;
