package org.trmgateway.node.trail;

import java.io.IOException;
import org.trmgateway.referral.NodeId;

/** How other nodes are asked to witness (C2SP tlog-witness). Each call is bounded in time and in what it reads. */
public interface WitnessLine {

    /**
     * An answer.
     *
     * @param status of HTTP
     * @param body what came with it
     */
    record Answer(int status, byte[] body) {}

    /**
     * Asks for cosignatures.
     *
     * @param request as C2SP says
     * @throws IOException when there was no answer
     */
    Answer addCheckpoint(NodeId peer, byte[] request) throws IOException;

    /**
     * Shows how the log before ended, and asks for cosignatures on the first checkpoint of the next.
     *
     * @param request a {@link org.trmgateway.trail.note.OpenLog}
     * @throws IOException when there was no answer
     */
    Answer openLog(NodeId peer, byte[] request) throws IOException;

    /**
     * Asks for the note of a log that the peer cosigned last.
     *
     * @throws IOException when there was no answer
     */
    Answer lastSeen(NodeId peer, String origin) throws IOException;
}
