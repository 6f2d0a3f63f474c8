/** Real queue managers: how they are configured and connected to. */
@NullMarked
package io.twospeed.app.ibmmq;

import org.jspecify.annotations.NullMarked;
