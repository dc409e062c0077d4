package org.trmgateway.auditor;

/** What the commands of the auditor are, for whoever asks. */
final class Usage {

    static final String TEXT = """
            Checks trails and receipts with nothing but files. Nothing is sent anywhere.

              trm audit fsck EXPORT [--policy FILE]... [--earlier FILE] [--tsa-trust FOLDER] [--json]
                  Derives every hash of an exported trail again, from its entries. EXPORT is the
                  export of a node, or the folder of one log.
                  --policy    who has to have seen a log (C2SP tlog-policy); one for each log, and
                              without any the signatures are not checked
                  --earlier   the checkpoint file of an earlier export of the same trail
                  --tsa-trust certificates of roots and authorities of time-stamps, and their
                              revocation lists

              trm audit policy --directory FILE --node NODE [--folder FOLDER] [--trust FOLDER [--at TIME]]
                  Prints that policy for a log of a node, as the directory says it; policy --help says more.

              trm audit receipt FILE --directory FILE --trust FOLDER [--at TIME] [--json]
                  Verifies a receipt and says what it states.
                  --directory the signed directory of the federation
                  --trust     certificates of roots and authorities, and their revocation lists
                  --at        when signer and directory have to be valid, as 2026-11-21T10:00:00Z;
                              the present if not given

              trm audit verify FILE --policy FILE [--policy FILE]... [--proof FILE]
                        --directory FILE --trust FOLDER [--at TIME] [--json]
                  Verifies a receipt, and that it is on a trail that a quorum has seen.
                  --proof     the proof (C2SP tlog-proof) if it is not within the receipt

              trm audit message ID --export FOLDER [--erased] [--policy FILE]... [--earlier FILE]
                        [--receipt FILE --directory FILE --trust FOLDER [--at TIME]] [--json]
                  Does what fsck does, and says what the trail says of one message: "erased, intact"
                  when the node has stated that it erased what it kept of the person, or
                  "intact, not erased".
                  --export    an exported trail of the node
                  --erased    that it was not erased is a defect
                  --receipt   a receipt of the message, which has to verify and to be about this message

              trm audit consistency A B [--proof EXPORT] [--policy FILE]... [--json]
                  Compares two checkpoint files of one log: are they states of one history?
                  --proof     an export of the log, to derive the one from the other

              trm audit reconcile EXPORT_A EXPORT_B [--policy FILE]... [--tolerance PERIOD]
                        [--lifetime PERIOD] [--directory FILE --trust FOLDER [--at TIME]] [--json]
                  Checks the exports of two nodes, and that every receipt one gave the other is on
                  both; lists what is missing, altered or late.
                  --tolerance how long a receipt may be on its way; PT24H if not given
                  --lifetime  how long a message may be without an answer; P30D if not given
                  --directory says which parties are behind which node; without it only what the
                              trails say themselves is known, the ledgers of the days are not computed
                              again, and signatures are held against the policies that are given only

              trm audit timeline --case ID EXPORT... [--policy FILE]...
                        [--directory FILE --trust FOLDER [--at TIME]] [--json]
                  Checks the exports of some nodes, and says all that they say of a case, in the
                  order of time.
                  --case      the id of any message of the case, or the digest of a conversation

            --json prints one JSON object. Exit status: 0 verified, 1 a defect was found, 2 it could not be checked.
            """;

    private Usage() {}
}
