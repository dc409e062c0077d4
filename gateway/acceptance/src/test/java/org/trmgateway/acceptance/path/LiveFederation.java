package org.trmgateway.acceptance.path;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trmgateway.acceptance.demo.SystemClient;
import org.trmgateway.acceptance.demo.Waiting;
import org.trmgateway.acceptance.federation.Federation;
import org.trmgateway.acceptance.federation.Member;
import org.trmgateway.acceptance.federation.TrustServices;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.certs.SampleTrustServices;
import org.trmgateway.referral.Evidence;
import org.trmgateway.referral.MessageId;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.Receipts;
import org.trmgateway.seal.TrustAnchors;
import org.trmgateway.trail.TrailEntry;

/** Nodes pl, by and iom in this JVM, with what a test needs to speak to them from outside and to look inside. */
public final class LiveFederation implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final int PORT_BASE = 9300;
    private static final int FIRST_CASE = 400_000;

    private final Federation federation;
    private final Inside inside;
    private final SamplePki pki;
    private final Directory parties;
    private final TrustAnchors anchors;
    private final Map<String, SystemClient> systems = new ConcurrentHashMap<>();
    private final AtomicInteger cases = new AtomicInteger(FIRST_CASE);
    private final AtomicInteger drops = new AtomicInteger();
    private Optional<SampleTrustServices> services = Optional.empty();

    private LiveFederation(Federation federation) {
        this.federation = federation;
        this.inside = new Inside(federation);
        this.pki = SamplePki.load(federation.keys().layout().directory());
        this.anchors = pki.trustAnchors();
        this.parties = pki.directory(Clock.systemUTC());
    }

    static LiveFederation start() {
        return new LiveFederation(TemporaryFederation.start("path", PORT_BASE, Member.sample()));
    }

    /** Nodes of a test's own, where nothing has happened that the test does not know of. */
    static LiveFederation startApart(String name, int portBase) {
        return new LiveFederation(TemporaryFederation.start(name, portBase, Member.sample()));
    }

    /** The same, with the time-stamping authority of the sample. */
    static LiveFederation startStamped(String name, int portBase) {
        Federation federation =
                TemporaryFederation.start(name, portBase, Member.sample(), TrustServices.timeStamping(portBase));
        LiveFederation live = new LiveFederation(federation);
        live.startTimeStamping(portBase);
        return live;
    }

    /** The authority answers from now on. */
    void startTimeStamping(int portBase) {
        services = Optional.of(TrustServices.start(federation, portBase));
    }

    /** Nobody answers the nodes from now on. */
    void stopTimeStamping() {
        services.ifPresent(SampleTrustServices::close);
        services = Optional.empty();
    }

    @Override
    public void close() {
        stopTimeStamping();
        TemporaryFederation.close(federation);
    }

    Federation federation() {
        return federation;
    }

    Inside inside() {
        return inside;
    }

    SamplePki pki() {
        return pki;
    }

    Directory parties() {
        return parties;
    }

    /** The system of the Polish Border Guard. */
    SystemClient poland() {
        return system("pl", "pl-sg-system");
    }

    /** The system of IOM's office in Poland. */
    SystemClient iom() {
        return system("iom", "iom-pl-system");
    }

    /** Any client certificate of the sample at any node. */
    SystemClient system(String node, String certificate) {
        return systems.computeIfAbsent(
                node + " " + certificate,
                _ -> new SystemClient(
                        federation.baseUrl(node), federation.keys().tlsOf(certificate)));
    }

    /** A case number that nobody has used. */
    String newCaseNumber() {
        return "SG/2026/" + cases.incrementAndGet();
    }

    <T> T bean(String node, Class<T> type) {
        return inside.bean(node, type);
    }

    JdbcClient database(String node) {
        return inside.database(node);
    }

    /** Verifies a receipt with the published directory and trust roots. */
    Evidence verified(byte[] receipt) {
        return Receipts.verify(receipt, parties, anchors, Clock.systemUTC().instant());
    }

    /** What a node's trail says about a message, oldest first. */
    List<TrailEntry> trail(String node, MessageId id) {
        return inside.trail(node, id);
    }

    /** How many rows each table of each node has, but for those of the trail. */
    Map<String, Map<String, Long>> rows() {
        return inside.rows();
    }

    /** The same of one node. */
    Map<String, Long> rows(String node) {
        return inside.rows(node);
    }

    List<String> tables(String node) {
        return inside.tables(node);
    }

    /** Waits until no node has work left to do. */
    void settle() {
        inside.settle();
    }

    /** Puts a file into a party's drop folder, under a name that says nothing. */
    void drop(String node, String party, byte[] content) {
        Path folder = federation.files(node).dropFolder(party);
        String name = "drop-" + drops.incrementAndGet() + ".xml";
        try {
            Path part = folder.resolve(name + ".part");
            Files.write(part, content);
            Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Waits for a file of a party's folder. */
    byte[] awaitFile(Path file) {
        return Waiting.until("a file arrives", PATIENCE, () -> {
            try {
                return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    /** Waits for the document that the Belarusian ministry's folder gets for a message. */
    byte[] awaitBelarusianDocument(String messageId) {
        return awaitFile(federation.files("by").deliveryFolder("by-mvd").resolve(messageId + ".xml"));
    }
}
