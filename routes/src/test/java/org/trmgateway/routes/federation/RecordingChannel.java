package org.trmgateway.routes.federation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.routes.inbound.deliver.DeliveryChannel;
import org.trmgateway.routes.inbound.translate.Parcel;

/** A national system that takes every document, counts each hand-over, and can be down. */
public final class RecordingChannel implements DeliveryChannel {

    private final Lock lock = new ReentrantLock();
    private final List<Parcel> parcels = new ArrayList<>();
    private boolean down;
    private Optional<ErrorCode> refusal = Optional.empty();

    /** From now on nothing can be delivered, or it can again. */
    public void setDown(boolean isDown) {
        lock.lock();
        try {
            down = isDown;
        } finally {
            lock.unlock();
        }
    }

    /** From now on every document is refused for this reason. */
    public void refuse(ErrorCode reason) {
        lock.lock();
        try {
            refusal = Optional.of(reason);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public EvidenceEvent deliver(Parcel parcel) {
        lock.lock();
        try {
            if (down) {
                throw new GatewayException(ErrorCode.DELIVER_CHANNEL_UNAVAILABLE, Detail.rule("down"));
            }
            if (refusal.isPresent()) {
                throw new GatewayException(refusal.get(), Detail.rule("refused"));
            }
            parcels.add(parcel);
            return EvidenceEvent.CONTENT_HANDOVER;
        } finally {
            lock.unlock();
        }
    }

    /** What was delivered, once for every delivery. */
    public List<Parcel> parcels() {
        lock.lock();
        try {
            return List.copyOf(parcels);
        } finally {
            lock.unlock();
        }
    }
}
