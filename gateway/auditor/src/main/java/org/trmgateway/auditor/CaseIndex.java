package org.trmgateway.auditor;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.TrailEntry;

/**
 * Which messages belong together: those of one conversation at any of the nodes. A conversation has one digest for each pair of parties, and the
 * messages join what the digests do not.
 */
final class CaseIndex {

    private final Map<Sha256, Set<MessageId>> messages = new HashMap<>();
    private final Map<MessageId, Set<Sha256>> conversations = new HashMap<>();

    void add(TrailEntry entry) {
        if (entry.messageId().isPresent()) {
            MessageId message = entry.messageId().get();
            Set<Sha256> known = conversations.computeIfAbsent(message, absent -> new HashSet<>(2));
            if (entry.conversationId().filter(known::add).isPresent()) {
                messages.computeIfAbsent(entry.conversationId().get(), absent -> new HashSet<>())
                        .add(message);
            }
        }
    }

    /** A case: its messages and its conversations. */
    record Case(Set<MessageId> messages, Set<Sha256> conversations) {

        boolean has(TrailEntry entry) {
            return entry.messageId().filter(messages::contains).isPresent()
                    || entry.conversationId().filter(conversations::contains).isPresent();
        }
    }

    /** The case of a message. */
    Case of(MessageId message) {
        Case found = new Case(new HashSet<>(), new HashSet<>());
        if (conversations.containsKey(message)) {
            found.messages().add(message);
            grow(found, new ArrayDeque<>(conversations.get(message)));
        }
        return found;
    }

    /** The case of a conversation. */
    Case of(Sha256 conversation) {
        Case found = new Case(new HashSet<>(), new HashSet<>());
        if (messages.containsKey(conversation)) {
            grow(found, new ArrayDeque<>(Set.of(conversation)));
        }
        return found;
    }

    private void grow(Case found, Queue<Sha256> next) {
        while (!next.isEmpty()) {
            Sha256 conversation = next.remove();
            if (found.conversations().add(conversation)) {
                for (MessageId message : messages.getOrDefault(conversation, Set.of())) {
                    found.messages().add(message);
                    next.addAll(conversations.getOrDefault(message, Set.of()));
                }
            }
        }
    }
}
