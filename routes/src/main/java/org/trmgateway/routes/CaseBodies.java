package org.trmgateway.routes;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.trmgateway.protect.BodyCipher;
import org.trmgateway.protect.Pseudonym;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.Sensitive;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.Direction;

/** What is kept of a case at rest, encrypted under the case's own data key; erasing that key erases it all. */
public final class CaseBodies {

    private final BodyCipher cipher;

    public CaseBodies(BodyCipher cipher) {
        this.cipher = cipher;
    }

    public byte[] newWrappedDataKey() {
        return cipher.newWrappedDataKey();
    }

    public byte[] encryptBody(CaseRecord holder, MessageId id, Direction direction, byte[] body) {
        return cipher.encrypt(holder.wrappedDataKey(), label("message_body/" + direction, id), body);
    }

    public byte[] decryptBody(CaseRecord holder, MessageId id, Direction direction, byte[] encrypted) {
        return cipher.decrypt(holder.wrappedDataKey(), label("message_body/" + direction, id), encrypted);
    }

    public byte[] encryptInbox(CaseRecord holder, MessageId id, byte[] content) {
        return cipher.encrypt(holder.wrappedDataKey(), label("inbox/content", id), content);
    }

    public byte[] decryptInbox(CaseRecord holder, MessageId id, byte[] encrypted) {
        return cipher.decrypt(holder.wrappedDataKey(), label("inbox/content", id), encrypted);
    }

    public byte[] encryptPart(CaseRecord holder, MessageId id, byte[] cms) {
        return cipher.encrypt(holder.wrappedDataKey(), label("inbox/part", id), cms);
    }

    public byte[] decryptPart(CaseRecord holder, MessageId id, byte[] encrypted) {
        return cipher.decrypt(holder.wrappedDataKey(), label("inbox/part", id), encrypted);
    }

    public byte[] encryptFacts(CaseRecord holder, byte[] facts) {
        return cipher.encrypt(holder.wrappedDataKey(), FACTS, facts);
    }

    public byte[] decryptFacts(CaseRecord holder, byte[] encrypted) {
        return cipher.decrypt(holder.wrappedDataKey(), FACTS, encrypted);
    }

    /** A pseudonym that a peer gave the case. */
    public byte[] encryptPseudonym(CaseRecord holder, Pseudonym pseudonym) {
        return cipher.encrypt(
                holder.wrappedDataKey(), PSEUDONYM, pseudonym.symbols().getBytes(StandardCharsets.US_ASCII));
    }

    public Pseudonym decryptPseudonym(CaseRecord holder, byte[] encrypted) {
        return new Pseudonym(
                new String(cipher.decrypt(holder.wrappedDataKey(), PSEUDONYM, encrypted), StandardCharsets.US_ASCII));
    }

    public byte[] encryptCaseNumber(byte[] wrappedDataKey, Sensitive<String> number) {
        return cipher.encrypt(wrappedDataKey, CASE_NUMBER, number.value().getBytes(StandardCharsets.UTF_8));
    }

    /** The holder's own case number, if it has told one. */
    public Sensitive<Optional<String>> caseNumber(CaseRecord holder) {
        return new Sensitive<>(holder.encryptedCaseNumber()
                .map(encrypted -> new String(
                        cipher.decrypt(holder.wrappedDataKey(), CASE_NUMBER, encrypted), StandardCharsets.UTF_8)));
    }

    private static final byte[] FACTS = "case/facts".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] PSEUDONYM = "case/pseudonym".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] CASE_NUMBER = "case/number".getBytes(StandardCharsets.US_ASCII);

    private static byte[] label(String column, MessageId id) {
        return (column + ":" + id).getBytes(StandardCharsets.US_ASCII);
    }
}
