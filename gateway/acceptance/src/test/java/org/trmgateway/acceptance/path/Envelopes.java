package org.trmgateway.acceptance.path;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.MessageIds;
import org.trmgateway.referral.PartyId;
import org.trmgateway.seal.Sealer;

/** Makes envelopes as a faulty or captured node would: well sealed, and wrong. */
final class Envelopes {

    private final LiveFederation live;
    private final Sealer sealer;
    private final MessageIds messageIds = new MessageIds(Clock.systemUTC(), new SecureRandom());

    Envelopes(LiveFederation live) {
        this.live = live;
        this.sealer = new Sealer(live.pki().trustAnchors(), Clock.systemUTC());
    }

    /**
     * An envelope.
     *
     * @param clear what stands on the outside
     * @param cms the sealed bytes
     */
    record Envelope(EnvelopeMetadata clear, byte[] cms) {

        /** The same bytes with something else on the outside. */
        Envelope labelled(String component, Object value) {
            return new Envelope(changed(clear, component, value), cms);
        }
    }

    /** The metadata of the next message of the same case, made now. */
    EnvelopeMetadata next(EnvelopeMetadata earlier) {
        Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
        EnvelopeMetadata next = changed(earlier, "messageId", messageIds.next());
        next = changed(next, "sequence", earlier.sequence() + 1);
        next = changed(next, "created", now);
        return changed(next, "expires", now.plus(1, ChronoUnit.DAYS));
    }

    /** Seals to the recipient of the metadata, signed by whomever. */
    Envelope sealed(EnvelopeMetadata metadata, byte[] xml, String signer) {
        return new Envelope(
                metadata,
                sealer.seal(
                                metadata,
                                xml,
                                live.pki().signing(new PartyId(signer)),
                                live.parties().party(metadata.to(), ErrorCode.INTERNAL))
                        .cms());
    }

    /** The metadata with one component replaced. */
    static EnvelopeMetadata changed(EnvelopeMetadata metadata, String component, Object value) {
        RecordComponent[] components = EnvelopeMetadata.class.getRecordComponents();
        try {
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                values[i] = components[i].getName().equals(component)
                        ? value
                        : components[i].getAccessor().invoke(metadata);
            }
            Constructor<EnvelopeMetadata> constructor = EnvelopeMetadata.class.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
