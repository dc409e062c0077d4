package org.trmgateway.node.trail;

import java.util.SplittableRandom;

/**
 * How a transaction ends before its time.
 *
 * @param way what happens
 * @param statement before which statement it happens, counted from 0; the commit counts as one
 */
record Death(Way way, int statement) {

    enum Way {
        /** The program stops: an error is thrown, and the transaction rolled back. */
        STOPPED,
        /** The server ends the session. */
        CUT_OFF,
        /** The commit is done, and nobody learns it. */
        UNANSWERED,
        /** The server process of the session dies by SIGKILL, and takes all sessions of the server with it. */
        CRASHED
    }

    /** Mostly the quick ones. */
    static Death any(SplittableRandom lot, int statements) {
        int way = lot.nextInt(100);
        return new Death(way < 90 ? Way.STOPPED : way < 95 ? Way.UNANSWERED : Way.CUT_OFF, lot.nextInt(statements));
    }
}
