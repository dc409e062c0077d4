package org.trmgateway.routes.erasure;

import java.util.function.Consumer;

/**
 * What another part of the node keeps of a person under her subject id. Whoever keeps something of the kind provides one of these, and it is
 * called in the transaction that erases the case: either all of it goes, or nothing.
 */
public interface SubjectRecords {

    /** With which clock the records go. */
    enum Kind {
        /** By them a pseudonym is resolved to a case; they go with {@code trm.retention.index}, or with the key of the case. */
        INDEX,
        /** They say who the person is; they go with the key of the case. */
        IDENTITY
    }

    /** Records of a kind that are erased like this. */
    static SubjectRecords of(Kind kind, Consumer<byte[]> erasing) {
        return new SubjectRecords() {
            @Override
            public Kind kind() {
                return kind;
            }

            @Override
            public void erase(byte[] subjectId) {
                erasing.accept(subjectId);
            }
        };
    }

    Kind kind();

    /**
     * Erases them; does nothing when there are none. Joins the caller's transaction.
     *
     * @param subjectId 16 bytes
     */
    void erase(byte[] subjectId);
}
