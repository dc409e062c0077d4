package org.trmgateway.referral;

/** What a receipt or a trail entry states: the events of ETSI EN 319 522-1, and those of this gateway. */
public enum EvidenceEvent {
    /** The origin gateway took responsibility for a submission. */
    SUBMISSION_ACCEPTANCE("SubmissionAcceptance"),
    SUBMISSION_REJECTION("SubmissionRejection"),
    /** The message was protected and sealed for its recipient; internal to the origin gateway. */
    MESSAGE_SEALED("MessageSealed"),
    /** The peer gateway opened, verified and stored the message. */
    RELAY_ACCEPTANCE("RelayAcceptance"),
    RELAY_REJECTION("RelayRejection"),
    /** The peer gateway could not be reached before the message expired. */
    RELAY_FAILURE("RelayFailure"),
    /** The message is available to the recipient in an inbox. */
    CONTENT_CONSIGNMENT("ContentConsignment"),
    CONTENT_CONSIGNMENT_FAILURE("ContentConsignmentFailure"),
    /** The national system has the message. */
    CONTENT_HANDOVER("ContentHandover"),
    CONTENT_HANDOVER_FAILURE("ContentHandoverFailure"),
    /** A message arrived ahead of its predecessor and waits. */
    MESSAGE_PARKED("MessageParked"),
    /** A message was taken out of the flow and waits for a person. */
    MESSAGE_QUARANTINED("MessageQuarantined"),
    /** The party that has to answer a message was reminded. */
    REPLY_REMINDED("ReplyReminder"),
    /** No answer came in time, and the party of this node was told. */
    REPLY_OVERDUE("ReplyOverdue"),
    /** Two officers ordered that identifiers leave the vault; written before anything left it. */
    REVEAL_ORDERED("RevealOrdered"),
    /** What an order asked for was handed over, or with an error code: nothing was. */
    REVEAL_EXECUTED("RevealExecuted"),
    /** An order was refused. */
    REVEAL_REFUSED("RevealRefused"),
    /** A pseudonym that came back was led to the person of the case; internal to the node that had given it. */
    PSEUDONYM_RESOLVED("PseudonymResolved"),
    /** From now on a recipient is given other pseudonyms than before; internal to the node that gives them. */
    PSEUDONYMS_ROLLED("PseudonymsRolled"),
    /** The key of a case was erased, and with it all that was kept of the person; one entry for each conversation of the case. */
    SUBJECT_SHREDDED("SubjectShredded"),
    /** From now on nothing of a case may be erased. */
    LEGAL_HOLD_SET("LegalHoldSet"),
    LEGAL_HOLD_LIFTED("LegalHoldLifted"),
    /** A party got statistics of its cases. */
    STATISTICS_EXPORTED("StatisticsExported"),
    /** Another directory came into force at a node. */
    DIRECTORY_ADOPTED("DirectoryAdopted"),
    /** A directory or a cut-off was offered to a node and refused. */
    DIRECTORY_REFUSED("DirectoryRefused"),
    /** A party was cut off: nothing is sent to it and nothing taken from it. */
    PARTY_CUT_OFF("PartyCutOff"),
    /** A later directory ended a cut-off. */
    PARTY_RESTORED("PartyRestored"),
    /** A message waits because one of its parties is cut off; written at its first wait. */
    MESSAGE_HELD("MessageHeld"),
    /** A revocation list ran out, and its certificates are trusted for a stated while longer. */
    REVOCATION_GRACE_BEGAN("RevocationGraceBegan"),
    /** A new list came; or with an error code: none came in time, and nothing under its authority is trusted any more. */
    REVOCATION_GRACE_ENDED("RevocationGraceEnded"),
    /** The first entry of a log that continues another; the document is the last checkpoint of the one before. */
    LOG_OPENED("LogOpened"),
    /** The first entry of a log opened because the one before lost entries that others had seen; the document is the order of two officers. */
    LOG_RECOVERED("LogRecovered"),
    /** For too long no quorum of witnesses saw the trail: nothing more was taken in. */
    CHECKPOINT_STALLED("CheckpointStalled"),
    /** A quorum saw the trail again; intake went on. */
    CHECKPOINT_RESUMED("CheckpointResumed"),
    /** Another node showed an older trail than it had shown before. */
    PEER_ROLLED_BACK("PeerRolledBack"),
    /** The other node's proof that its trail has a receipt it gave was verified and kept; the document is the proof. */
    RECEIPT_PROOF_KEPT("ReceiptProofKept"),
    /** Both nodes count and digest the receipts of a day alike; the document is the ledger. */
    PEER_LEDGER_AGREED("PeerLedgerAgreed"),
    /** The other node's ledger of a day says something else; the document is this node's. */
    PEER_LEDGER_DIFFERED("PeerLedgerDiffered"),
    /** A node runs with other settings than at its last start. */
    CONFIGURATION_CHANGED("ConfigurationChanged"),
    /** Other contracts came into force: release policy, choreography, code lists or country packs. */
    POLICY_CHANGED("PolicyChanged"),
    /** A node or party uses another key than before. */
    KEY_ROLLED("KeyRolled"),
    /** An operator did something to a node; the rule says what. */
    OPERATOR_ACTION("OperatorAction"),
    /** A person was shown what is kept of a message; the rule says for what purpose. */
    MESSAGE_VIEWED("MessageViewed"),
    /** A node started, with the versions it enforces. */
    NODE_STARTED("NodeStarted");

    private final String wireName;

    EvidenceEvent(String wireName) {
        this.wireName = wireName;
    }

    /** The spelling in receipts and on the trail. */
    public String wireName() {
        return wireName;
    }

    /**
     * Reads the spelling of receipts and trail.
     *
     * @throws GatewayException with {@link ErrorCode#OPEN_CONTAINER_MALFORMED} when there is no such event
     */
    public static EvidenceEvent ofWireName(String wireName) {
        for (EvidenceEvent event : values()) {
            if (event.wireName.equals(wireName)) {
                return event;
            }
        }
        throw new GatewayException(ErrorCode.OPEN_CONTAINER_MALFORMED, Detail.field("event"));
    }
}
