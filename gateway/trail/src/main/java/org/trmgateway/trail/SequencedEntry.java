package org.trmgateway.trail;

import org.trmgateway.referral.Sha256;

/**
 * An entry with its place in the trail.
 *
 * @param index position, counted from 0 without gaps
 * @param leafHash its leaf in the tree
 * @param body its bytes
 */
public record SequencedEntry(long index, Sha256 leafHash, EntryBytes body) {}
