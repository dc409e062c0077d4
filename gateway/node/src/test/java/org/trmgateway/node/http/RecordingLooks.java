package org.trmgateway.node.http;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.trmgateway.routes.look.Look;
import org.trmgateway.routes.look.Looks;
import org.trmgateway.routes.store.MessageRecord;

/** Remembers the looks that would stand on the trail. */
public final class RecordingLooks implements Looks {

    private final List<String> rules = new CopyOnWriteArrayList<>();

    @Override
    public void record(Collection<MessageRecord> shown, Look look) {
        shown.forEach(message -> rules.add(message.metadata().messageId() + " " + look.rule()));
    }

    /** Message and rule of each look, oldest first. */
    public List<String> rules() {
        return List.copyOf(rules);
    }
}
