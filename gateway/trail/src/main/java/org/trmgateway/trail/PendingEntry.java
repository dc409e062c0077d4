package org.trmgateway.trail;

/**
 * An entry that is durable but has no index yet.
 *
 * @param id identity in the store; ascending in the order of appending
 * @param body its bytes
 */
public record PendingEntry(long id, EntryBytes body) {}
