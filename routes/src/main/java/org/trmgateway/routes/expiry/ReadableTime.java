package org.trmgateway.routes.expiry;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.trmgateway.contracts.Expiries;
import org.trmgateway.protect.SealedParts;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.ExpiryStore;
import org.w3c.dom.Document;

/** How long a node may hold a message so that it can be read: until the first of its fields stops being of use. */
public final class ReadableTime {

    private final Expiries expiries;
    private final ExpiryStore store;

    public ReadableTime(Expiries expiries, ExpiryStore store) {
        this.expiries = expiries;
        this.store = store;
    }

    /** Notes the time of a message that was handed in, in the caller's transaction. */
    public void accepted(EnvelopeMetadata metadata, Document canonical) {
        expiries.earliest(canonical, metadata.created())
                .ifPresent(until -> store.keepUntil(metadata.messageId(), Direction.OUT, until));
    }

    /** Notes the time of a message from a peer, of which no sealed part is opened yet, in the caller's transaction. */
    public void received(EnvelopeMetadata metadata, Document open) {
        until(metadata, open, false).ifPresent(until -> store.keepUntil(metadata.messageId(), Direction.IN, until));
    }

    /** Notes the time of a message from a peer that its recipient has, or can fetch. */
    public void delivered(EnvelopeMetadata metadata, Optional<Instant> until) {
        until.ifPresentOrElse(
                end -> store.keepUntil(metadata.messageId(), Direction.IN, end),
                () -> store.keep(metadata.messageId(), Direction.IN));
    }

    /**
     * Until when a message from a peer may be read here; absent when it holds nothing that stops being of use. What is in a part that nobody
     * here opened is not known, so the lifetime of the message counts.
     *
     * @param canonical the message, with the content of its sealed parts as far as they were opened
     * @param opened whether they were
     */
    public Optional<Instant> until(EnvelopeMetadata metadata, Document canonical, boolean opened) {
        boolean closed = !opened && !SealedParts.read(canonical).isEmpty();
        return Stream.concat(
                        expiries.earliest(canonical, metadata.created()).stream(),
                        closed ? Stream.of(metadata.expires()) : Stream.empty())
                .min(Instant::compareTo);
    }

    /** The message without the fields that stopped being of use. */
    public Document withoutPast(EnvelopeMetadata metadata, Document canonical, Instant now) {
        return expiries.withoutPast(canonical, metadata.created(), now);
    }
}
