package org.trmgateway.auditor;

import java.util.HashSet;
import java.util.Set;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.TrailEntry;

/** Finds the conversation of a message in its entries. An honest trail has exactly one. */
final class ConversationOf {

    private final MessageId message;
    private final Set<Sha256> conversations = new HashSet<>();

    ConversationOf(MessageId message) {
        this.message = message;
    }

    void add(String place, TrailEntry entry) {
        if (entry.messageId().filter(message::equals).isPresent()) {
            entry.conversationId().ifPresent(conversations::add);
        }
    }

    Set<Sha256> conversations() {
        return conversations;
    }
}
