package org.trmgateway.auditor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.Sha256;

/**
 * What a trail says of one message: that it is there, that everything about it verifies, and whether what was kept of the person was erased since.
 * Does all that {@link TrailFsck} does, and further checks {@code message}, {@code after-erasure} and {@code not-erased} of {@link Check}.
 *
 * <p>The verdict is {@code erased, intact} or {@code intact, not erased}; there is none when something is wrong. What a trail cannot prove is that
 * a node which says that it erased has no copy: the entry makes it a lie under its own history.
 */
public final class MessageCheck {

    static final String ERASED = "erased, intact";
    static final String KEPT = "intact, not erased";

    private final MessageId message;
    private final Findings findings;

    private MessageCheck(MessageId message, Findings findings) {
        this.message = message;
        this.findings = findings;
    }

    /**
     * Checks an export for a message.
     *
     * @param demanded whether it is a defect that the erasure was not stated
     * @param against as for {@link TrailFsck#check}
     * @throws IOException when files cannot be read, which says nothing about the trail
     */
    public static Findings check(Path export, MessageId message, boolean demanded, Against against) throws IOException {
        Findings findings = TrailFsck.check(export, against);
        findings.fact("messageId", message);
        if (findings.isVerified()) {
            new MessageCheck(message, findings).check(Logs.of(export), demanded);
        }
        return findings;
    }

    private void check(Logs logs, boolean demanded) throws IOException {
        Optional<Sha256> conversation = conversation(logs);
        if (conversation.isEmpty()) {
            return;
        }
        Conversation told = new Conversation(message, conversation.get(), findings);
        logs.read(told::add);
        findings.fact("conversationId", conversation.get());
        told.facts();
        if (findings.isVerified()) {
            findings.fact("verdict", told.isErased() ? ERASED : KEPT);
        }
        if (demanded && !told.isErased()) {
            findings.defect(Check.NOT_ERASED, "conversation " + conversation.get());
        }
    }

    private Optional<Sha256> conversation(Logs logs) throws IOException {
        ConversationOf found = new ConversationOf(message);
        logs.read(found::add);
        if (found.conversations().size() != 1) {
            findings.defect(Check.MESSAGE, "message " + message);
            return Optional.empty();
        }
        return Optional.of(found.conversations().iterator().next());
    }
}
