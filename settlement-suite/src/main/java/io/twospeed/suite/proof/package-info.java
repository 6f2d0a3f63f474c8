/** What must hold once the dust has settled, and whether it does. */
@NullMarked
package io.twospeed.suite.proof;

import org.jspecify.annotations.NullMarked;
