package org.trmgateway.routes.store;

import java.util.Optional;
import java.util.UUID;
import org.trmgateway.referral.PartyId;

/**
 * A case as one party of this node holds it.
 *
 * @param id local id, never leaves the node
 * @param holder party of this node whose case it is
 * @param openedHere whether the holder opened it, or a peer did
 * @param state state of the choreography
 * @param caseKey 16 random bytes from which pairwise references are derived
 * @param subjectId 16 random bytes from which pseudonyms are derived
 * @param wrappedDataKey data key of the case's bodies, wrapped under the node's storage key
 * @param encryptedCaseNumber the national case number under the data key
 * @param encryptedFacts what the gates remember of the case, under the data key
 */
public record CaseRecord(
        UUID id,
        PartyId holder,
        boolean openedHere,
        String state,
        byte[] caseKey,
        byte[] subjectId,
        byte[] wrappedDataKey,
        Optional<byte[]> encryptedCaseNumber,
        Optional<byte[]> encryptedFacts) {}
