/**
 * The texts a product is made of: YAML that knows its lines, canonical JSON, and how large a number
 * may be.
 */
@NullMarked
package io.twospeed.routes.text;

import org.jspecify.annotations.NullMarked;
