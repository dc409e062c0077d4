package org.trmgateway.contracts.pack;

import java.time.Instant;
import java.util.Optional;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sensitive;

/**
 * What a delivered document says about its message beside the content.
 *
 * @param messageId the message
 * @param caseReference pairwise reference of the case, to be quoted in answers
 * @param caseNumber the receiver's own number of the case, where it gave one
 * @param from sending party
 * @param to receiving party
 * @param created when the message was accepted at its origin
 * @param inReplyTo the message it answers
 * @param language ISO 639-1 code of the wanted language; a language the pack does not have becomes the pack's first
 */
public record DeliveryContext(
        MessageId messageId,
        CaseReference caseReference,
        Sensitive<Optional<String>> caseNumber,
        PartyId from,
        PartyId to,
        Instant created,
        Optional<MessageId> inReplyTo,
        String language) {}
