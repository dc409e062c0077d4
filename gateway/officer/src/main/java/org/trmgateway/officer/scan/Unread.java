package org.trmgateway.officer.scan;

/**
 * A part of a file nobody has looked at.
 *
 * @param where which part
 * @param why the reason, in one or two words
 */
public record Unread(String where, String why) {}
