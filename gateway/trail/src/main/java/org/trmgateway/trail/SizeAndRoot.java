package org.trmgateway.trail;

import org.trmgateway.referral.Sha256;

/**
 * What a trail is at one moment: so many entries, this root. It is not signed: it proves something only to whoever has it from a verified
 * {@link org.trmgateway.trail.note.Checkpoint}.
 *
 * @param size entries
 * @param root root of the tree over them
 */
public record SizeAndRoot(long size, Sha256 root) {

    public SizeAndRoot {
        if (size < 0) {
            throw new IllegalArgumentException("a trail has no negative size");
        }
    }
}
