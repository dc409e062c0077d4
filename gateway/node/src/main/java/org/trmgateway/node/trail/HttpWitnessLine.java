package org.trmgateway.node.trail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.trmgateway.node.directory.PeerHttp;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.note.SignedNote;

/** Calls {@code /witness/...} of other nodes. */
public final class HttpWitnessLine implements WitnessLine {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final PeerHttp http;

    public HttpWitnessLine(PeerHttp http) {
        this.http = http;
    }

    @Override
    public Answer addCheckpoint(NodeId peer, byte[] request) throws IOException {
        return send(peer, "/witness/add-checkpoint", builder -> builder.POST(BodyPublishers.ofByteArray(request)));
    }

    @Override
    public Answer openLog(NodeId peer, byte[] request) throws IOException {
        return send(peer, "/witness/open-log", builder -> builder.POST(BodyPublishers.ofByteArray(request)));
    }

    @Override
    public Answer lastSeen(NodeId peer, String origin) throws IOException {
        return send(peer, "/witness/last-seen/" + Sha256.of(origin.getBytes(UTF_8)), HttpRequest.Builder::GET);
    }

    private Answer send(NodeId peer, String path, UnaryOperator<HttpRequest.Builder> with) throws IOException {
        try {
            PeerHttp.Answer answer = http.send(peer, path, with, TIMEOUT, SignedNote.LONGEST);
            return new Answer(answer.status(), answer.body());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped");
        } catch (GatewayException unlisted) {
            throw new IOException("not in the directory", unlisted);
        }
    }
}
