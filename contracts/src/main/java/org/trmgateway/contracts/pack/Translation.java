package org.trmgateway.contracts.pack;

import java.util.List;
import java.util.Optional;
import org.trmgateway.contracts.MessageDefinition;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.Loss;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sensitive;
import org.w3c.dom.Document;

/**
 * A form of a system in canonical words, before any protection.
 *
 * @param message what it is
 * @param canonical the message, valid against its canonical schema; holds personal data
 * @param losses every value that did not survive whole, as also listed in the message
 * @param caseNumber the sender's own number of the case; never leaves the sender's gateway
 * @param caseReference the pairwise reference the form quotes from a received message
 * @param recipients the parties the form is meant for, each once; none where the reference it quotes says so
 * @param inReplyTo the message the form answers
 */
public record Translation(
        MessageDefinition message,
        Document canonical,
        List<Loss> losses,
        Sensitive<Optional<String>> caseNumber,
        Optional<CaseReference> caseReference,
        List<PartyId> recipients,
        Optional<MessageId> inReplyTo) {

    public Translation {
        losses = List.copyOf(losses);
        recipients = List.copyOf(recipients);
    }
}
