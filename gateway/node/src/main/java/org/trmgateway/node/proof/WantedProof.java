package org.trmgateway.node.proof;

import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;

/**
 * A receipt of a peer whose proof is still to come.
 *
 * @param messageId of the message it is about
 * @param event what it states
 * @param receipt SHA-256 of its bytes
 * @param recipient party whose node gave it
 * @param attempts that came to nothing
 */
public record WantedProof(MessageId messageId, EvidenceEvent event, Sha256 receipt, PartyId recipient, int attempts) {}
