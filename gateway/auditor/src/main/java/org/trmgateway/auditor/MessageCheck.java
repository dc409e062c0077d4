package org.trmgateway.auditor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.EntryBundle;
import org.trmgateway.trail.EntryBytes;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.TileCoordinate;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.TrailExport;

/**
 * What a trail says of one message: that it is there, that everything about it verifies, and whether what was kept of the person was erased since.
 * Does all that {@link TrailFsck} does, and further:
 *
 * <ul>
 *   <li>{@code message}: the trail has entries of the message, all in one conversation
 *   <li>{@code after-erasure}: nothing new was sealed, accepted or opened in a conversation after its erasure was stated
 *   <li>{@code not-erased}: only where it is demanded: each party whose node this is has stated the erasure
 * </ul>
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
     * @param earlier as for {@link TrailFsck#check}
     * @throws IOException when files cannot be read, which says nothing about the trail
     */
    public static Findings check(Path export, MessageId message, boolean demanded, Optional<SizeAndRoot> earlier)
            throws IOException {
        Findings findings = TrailFsck.check(export, earlier);
        findings.fact("messageId", message);
        if (findings.isVerified()) {
            new MessageCheck(message, findings).check(TrailExport.open(export), demanded);
        }
        return findings;
    }

    private void check(TrailExport export, boolean demanded) throws IOException {
        Optional<Sha256> conversation = conversation(export);
        if (conversation.isEmpty()) {
            return;
        }
        Conversation told = new Conversation(message, conversation.get(), findings);
        read(export, told::add);
        findings.fact("conversationId", conversation.get());
        told.facts();
        if (findings.isVerified()) {
            findings.fact("verdict", told.isErased() ? ERASED : KEPT);
        }
        if (demanded && !told.isErased()) {
            findings.defect("not-erased", "conversation " + conversation.get());
        }
    }

    private Optional<Sha256> conversation(TrailExport export) throws IOException {
        ConversationOf found = new ConversationOf(message);
        read(export, found::add);
        if (found.conversations().size() != 1) {
            findings.defect("message", "message " + message);
            return Optional.empty();
        }
        return Optional.of(found.conversations().iterator().next());
    }

    /** What is done with an entry; its number counts from 0. */
    interface Reader {
        void add(long number, TrailEntry entry);
    }

    /** The trail was verified, so every bundle is there and has entries that can be read. */
    private static void read(TrailExport export, Reader reader) throws IOException {
        for (TileCoordinate coordinate : TileCoordinate.of(export.head().size())) {
            if (coordinate.level() == 0) {
                long number = coordinate.index() * TileCoordinate.FULL;
                byte[] bundle = export.file(coordinate.bundlePath()).orElseThrow();
                for (EntryBytes bytes :
                        EntryBundle.read(bundle, coordinate.width()).entries()) {
                    reader.add(number, TrailEntry.read(bytes));
                    number++;
                }
            }
        }
    }
}
