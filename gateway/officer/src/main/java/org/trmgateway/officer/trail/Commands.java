package org.trmgateway.officer.trail;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.trmgateway.officer.desk.Arguments;
import org.trmgateway.officer.desk.NodeRefusal;
import org.trmgateway.officer.desk.UsageException;
import org.trmgateway.officer.vault.OfficerDesk;
import org.trmgateway.officer.vault.OfficerKeys;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.seal.RecoveryOrder;
import org.trmgateway.seal.RecoveryOrderXml;
import org.trmgateway.seal.SignedRecoveryOrder;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.note.Checkpoint;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The three commands. */
final class Commands {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String DOOR = "/v1/trail/recoveries";

    private final Arguments arguments;
    private final OfficerDesk desk;
    private final Clock clock;
    private final PrintStream out;

    Commands(Arguments arguments, Clock clock, PrintStream out) {
        this.arguments = arguments;
        this.desk = new OfficerDesk(arguments);
        this.clock = clock;
        this.out = out;
    }

    void order() throws UsageException, IOException, InterruptedException, NodeRefusal {
        NodeId node = node();
        RecoveryOrder.Reason reason = reason();
        Duration validity = Duration.ofHours(hours());
        Path file = Path.of(arguments.required("--out"));
        JsonNode known = json(desk.line().get(DOOR));
        Instant ordered = now();
        RecoveryOrder order = order(known, node, reason, ordered, ordered.plus(validity));
        Files.write(file, RecoveryOrderXml.write(order));
        show(order);
        out.println("peer that showed it:   " + known.path("peer").asString() + ", found "
                + known.path("foundAt").asString());
        out.println("order written: " + file);
        out.println(
                "Next: ask that peer's operators, by another way than this system, for the SHA-256 above; then a case officer and a"
                        + " data-protection officer sign it: ./trm trail sign " + file + " --officer KEYS");
    }

    void sign() throws UsageException, IOException {
        Path file = orderFile();
        byte[] bytes = read(file);
        RecoveryOrder order = RecoveryOrderXml.read(bytes);
        List<OfficerKeys> officers = desk.officers();
        if (officers.isEmpty()) {
            throw new UsageException("--officer is needed");
        }
        show(order);
        for (OfficerKeys officer : officers) {
            Path signature = OfficerDesk.signatureFile(file, officer.role());
            Files.write(signature, officer.sign(bytes, now()));
            out.println(officer.role().word() + " signed: " + signature);
        }
        out.println("It may be used until " + order.expires() + ".");
        out.println(
                OfficerDesk.signatures(file).size() < 2
                        ? "Next: the other officer signs it too; both signatures have to lie beside the order."
                        : "Next: ./trm trail send " + file + " --node " + order.node());
    }

    void send() throws UsageException, IOException, InterruptedException, NodeRefusal {
        Path file = orderFile();
        byte[] bytes = read(file);
        RecoveryOrder order = RecoveryOrderXml.read(bytes);
        byte[] signed = new SignedRecoveryOrder(bytes, OfficerDesk.signatures(file)).bytes();
        JsonNode opened = json(desk.line().post(DOOR, JSON.writeValueAsBytes(Map.of("order", signed))));
        out.println("order " + order.id() + " was executed; it cannot be used again");
        out.println(order.restored().origin() + " has ended; the node goes on in "
                + opened.path("origin").asString());
        out.println("Next: tell the peers' operators and the auditor, and see the warning go: GET /v1/health");
    }

    private void show(RecoveryOrder order) {
        out.println("log that ends:         " + order.restored().origin());
        out.println("the database has:      " + text(order.restored()));
        out.println("peers hold:            " + text(order.held()));
        out.println("SHA-256 of their note: " + order.heldNote());
        out.println("reason:                " + order.reason().word());
    }

    private static String text(Checkpoint log) {
        return log.size() + " entries, root " + log.root();
    }

    private static RecoveryOrder order(
            JsonNode known, NodeId node, RecoveryOrder.Reason reason, Instant ordered, Instant expires)
            throws IOException {
        try {
            String origin = known.path("origin").asString();
            return new RecoveryOrder(
                    UUID.randomUUID(),
                    node,
                    known.path("folder").asString(),
                    new Checkpoint(origin, head(known, "restored")),
                    new Checkpoint(origin, head(known, "held")),
                    new Sha256(known.path("heldNoteSha256").asString()),
                    reason,
                    ordered,
                    expires);
        } catch (IllegalArgumentException malformed) {
            throw new IOException("what the node answered cannot be read", malformed);
        }
    }

    private static SizeAndRoot head(JsonNode known, String which) {
        return new SizeAndRoot(
                known.path(which + "Size").asLong(),
                new Sha256(known.path(which + "Root").asString()));
    }

    private static JsonNode json(byte[] answer) throws IOException {
        try {
            return JSON.readTree(answer);
        } catch (JacksonException malformed) {
            throw new IOException("what the node answered cannot be read", malformed);
        }
    }

    private static byte[] read(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw new IOException("there is no order " + file + "; ./trm trail order writes one", missing);
        }
    }

    private Path orderFile() throws UsageException {
        return arguments.file().orElseThrow(() -> new UsageException("which order?"));
    }

    private NodeId node() throws UsageException {
        try {
            return new NodeId(arguments.required("--node"));
        } catch (GatewayException noName) {
            throw new UsageException("--node is the id of a node, for example pl");
        }
    }

    private RecoveryOrder.Reason reason() throws UsageException {
        String word = arguments.required("--reason");
        for (RecoveryOrder.Reason reason : RecoveryOrder.Reason.values()) {
            if (reason.word().equals(word)) {
                return reason;
            }
        }
        throw new UsageException("--reason is backup-restored, database-altered or storage-failed");
    }

    private long hours() throws UsageException {
        String text = arguments.option("--hours").orElse("24");
        if (!text.matches("[1-9][0-9]?") || Long.parseLong(text) > RecoveryOrder.LONGEST.toHours()) {
            throw new UsageException("--hours is a number from 1 to 72");
        }
        return Long.parseLong(text);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
