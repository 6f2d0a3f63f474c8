/** The fast door: HTTP in, checked against a contract, handed to whatever serves the product. */
@NullMarked
package io.twospeed.openapi;

import org.jspecify.annotations.NullMarked;
