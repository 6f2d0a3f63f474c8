/** What a door serves: a product, its requests, its replies, and the problems it ends in. */
@NullMarked
package io.twospeed.openapi.product;

import org.jspecify.annotations.NullMarked;
