package io.twospeed.openapi;

/** An operation of a live product, with all a request needs bound to it. */
record Mount(ApiProduct product, Operation operation, DoorMeters.OfOperation meters) {}
