package org.trmgateway.auditor;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.TrailEntry;

/**
 * Follows the chain of each message: every entry names the leaf hash of the one before it, the first names none. Keeps 48 bytes a message, in a
 * table of its own: a trail of a year has millions of them.
 */
final class MessageOrder {

    private static final int WORDS = 6;
    private static final int FIRST_SLOTS = 1 << 10;

    private boolean fromTheBeginning;
    private long[] slots = new long[FIRST_SLOTS * WORDS];
    private int messages;
    private long entries;

    /**
     * Begins.
     *
     * @param fromTheBeginning whether the first log of the node is among those that are read; else the first entry of a message may be further
     *     back than can be seen
     */
    MessageOrder(boolean fromTheBeginning) {
        this.fromTheBeginning = fromTheBeginning;
    }

    /** Whether the entry is the next of its message; entries without a message always are. Goes on from this entry either way. */
    boolean follows(TrailEntry entry, Sha256 leafHash) {
        if (entry.messageId().isEmpty()) {
            return true;
        }
        int slot = slotOf(entry.messageId().get().value());
        boolean known = isTaken(slot);
        Optional<Sha256> named = entry.previousEventSha256();
        boolean follows = (known && !isLost(slot))
                ? named.isPresent() && holds(slot, named.get())
                : named.isEmpty() || !fromTheBeginning;
        put(slot, entry.messageId().get().value(), leafHash);
        if (!known) {
            messages++;
            growIfNeeded();
        }
        return follows;
    }

    /** From here on a message may go on from an entry that was lost with the end of the log before; once. */
    void recovered() {
        fromTheBeginning = false;
        for (int at = 0; at < slots.length; at += WORDS) {
            Arrays.fill(slots, at + 2, at + WORDS, 0);
        }
    }

    /** Counts an entry, whatever it says. */
    void count() {
        entries++;
    }

    long entries() {
        return entries;
    }

    int messages() {
        return messages;
    }

    private int slotOf(UUID id) {
        int mask = slots.length / WORDS - 1;
        long mixed = (id.getMostSignificantBits() ^ id.getLeastSignificantBits()) * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & mask;
        while (isTaken(slot)
                && (slots[slot * WORDS] != id.getMostSignificantBits()
                        || slots[slot * WORDS + 1] != id.getLeastSignificantBits())) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** Every message has an id of version 7, of which not all bits are zero. */
    private boolean isTaken(int slot) {
        return slots[slot * WORDS] != 0;
    }

    /** No hash is zero. */
    private boolean isLost(int slot) {
        return slots[slot * WORDS + 2] == 0 && slots[slot * WORDS + WORDS - 1] == 0;
    }

    private boolean holds(int slot, Sha256 hash) {
        for (int word = 0; word < 4; word++) {
            if (slots[slot * WORDS + 2 + word] != word(hash, word)) {
                return false;
            }
        }
        return true;
    }

    private void put(int slot, UUID id, Sha256 hash) {
        slots[slot * WORDS] = id.getMostSignificantBits();
        slots[slot * WORDS + 1] = id.getLeastSignificantBits();
        for (int word = 0; word < 4; word++) {
            slots[slot * WORDS + 2 + word] = word(hash, word);
        }
    }

    private static long word(Sha256 hash, int word) {
        return Long.parseUnsignedLong(hash.hex(), word * 16, word * 16 + 16, 16);
    }

    private void growIfNeeded() {
        if (messages * 2L * WORDS < slots.length || slots.length > Integer.MAX_VALUE / 2) {
            return;
        }
        long[] old = slots;
        slots = new long[old.length * 2];
        for (int at = 0; at < old.length; at += WORDS) {
            if (old[at] != 0) {
                int slot = slotOf(new UUID(old[at], old[at + 1]));
                System.arraycopy(old, at, slots, slot * WORDS, WORDS);
            }
        }
    }
}
