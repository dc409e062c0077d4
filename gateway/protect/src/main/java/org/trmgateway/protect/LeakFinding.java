package org.trmgateway.protect;

/**
 * That something was found, and where; never what.
 *
 * @param where element of the message, or part of the file
 * @param layer how it was noticed
 * @param kind what it is: an {@link IdentifierKind}, or what a pattern recognises
 * @param count how many of the kind are there
 */
public record LeakFinding(String where, LeakLayer layer, String kind, int count) {}
