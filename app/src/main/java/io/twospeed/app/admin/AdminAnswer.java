package io.twospeed.app.admin;

/** What a page answers where it is not 200. */
record AdminAnswer(int status, Object content) {}
