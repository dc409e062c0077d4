package org.trmgateway.node.http;

import java.util.Optional;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.Refusal;

/**
 * What a refused client is told, whatever the protocol.
 *
 * @param refusal code, field and rule
 * @param messageId id under which the refusal stands on the trail, if it has one
 * @param sentence the reason and the next step
 * @param language of the sentence, RFC 5646
 * @param receipt signed; absent only when the trail could not be written
 */
public record RefusalAnswer(
        Refusal refusal, Optional<MessageId> messageId, String sentence, String language, Optional<byte[]> receipt) {}
