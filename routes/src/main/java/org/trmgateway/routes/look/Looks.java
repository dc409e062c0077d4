package org.trmgateway.routes.look;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.trmgateway.routes.store.MessageRecord;

/** Puts looks on the trail, before anything is shown: what cannot be written down is not shown. */
public interface Looks {

    /** A person is shown these messages. */
    void record(Collection<MessageRecord> shown, Look look);

    /** The same for one message, where the system says that a person looks. */
    default void record(MessageRecord shown, Optional<Look> look) {
        look.ifPresent(stated -> record(List.of(shown), stated));
    }
}
