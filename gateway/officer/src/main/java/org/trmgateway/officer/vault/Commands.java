package org.trmgateway.officer.vault;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.trmgateway.officer.desk.Arguments;
import org.trmgateway.officer.desk.NodeRefusal;
import org.trmgateway.officer.desk.UsageException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.seal.KeyFiles;
import org.trmgateway.vault.RevealOrder;
import org.trmgateway.vault.RevealOrderXml;
import org.trmgateway.vault.VaultRole;
import tools.jackson.databind.json.JsonMapper;

/** The four commands. */
final class Commands {

    private static final JsonMapper JSON = JsonMapper.builder().build();

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

    void order() throws UsageException, IOException {
        byte[] order = RevealOrderXml.write(written());
        Path file = Path.of(arguments.required("--out"));
        Files.write(file, order);
        out.println("order written: " + file);
        out.println("Next: a case officer and a data-protection officer sign it: ./trm vault sign " + file
                + " --officer KEYS");
    }

    void sign() throws UsageException, IOException {
        Path file = orderFile();
        byte[] order = Files.readAllBytes(file);
        RevealOrder read = RevealOrderXml.read(order);
        for (OfficerKeys officer : desk.officers()) {
            Path signature = OfficerDesk.signatureFile(file, officer.role());
            Files.write(signature, officer.sign(order, now()));
            out.println(officer.role().word() + " signed: " + signature);
        }
        out.println("It may be used until " + read.expires() + ".");
    }

    void reveal() throws UsageException, IOException, InterruptedException, NodeRefusal {
        Optional<Path> file = arguments.file();
        byte[] order = file.isPresent() ? Files.readAllBytes(file.get()) : RevealOrderXml.write(written());
        RevealOrder read = RevealOrderXml.read(order);
        List<OfficerKeys> officers = desk.officers();
        List<byte[]> signatures = new ArrayList<>();
        if (file.isPresent()) {
            signatures.addAll(OfficerDesk.signatures(file.get()));
        } else {
            for (OfficerKeys officer : officers) {
                signatures.add(officer.sign(order, now()));
            }
        }
        NodeDoor door = new NodeDoor(desk.line());
        Revealed revealed = door.reveal(order, signatures);
        out.println("order " + read.id() + " was executed; it cannot be used again");
        Optional<String> keep = arguments.option("--keep");
        if (keep.isPresent()) {
            write(Path.of(keep.get()), JSON.writeValueAsBytes(revealed.json()));
            out.println("kept, still encrypted: " + keep.get());
        } else {
            show(Opening.second(
                    Opening.first(revealed, Opening.with(officers, VaultRole.CASE_OFFICER)),
                    Opening.with(officers, VaultRole.DATA_PROTECTION_OFFICER)));
        }
        out.println("The trail of the message, index, time, event, hash of the entry:");
        door.trailOf(read.message().toString()).forEach(line -> out.println("  " + line));
    }

    void open() throws UsageException, IOException {
        Path file = arguments.file().orElseThrow(() -> new UsageException("which file?"));
        Revealed revealed = Revealed.of(JSON.readTree(Files.readAllBytes(file)));
        List<OfficerKeys> officers = desk.officers();
        if (officers.size() != 1) {
            throw new UsageException("one officer at a time");
        }
        OfficerKeys officer = officers.getFirst();
        switch (officer.role()) {
            case CASE_OFFICER -> {
                Path left = Path.of(arguments.required("--keep"));
                write(
                        left,
                        JSON.writeValueAsBytes(Opening.first(revealed, officer).json()));
                out.println("opened the outer layer; for the data-protection officer: " + left);
            }
            case DATA_PROTECTION_OFFICER -> show(Opening.second(revealed, officer));
        }
    }

    private RevealOrder written() throws UsageException {
        Instant ordered = now();
        return new RevealOrder(
                UUID.randomUUID(),
                new NodeId(arguments.required("--node")),
                MessageId.parse(arguments.required("--message")),
                new TreeSet<>(List.of(arguments.required("--fields").split(",", -1))),
                RevealOrder.Purpose.of(arguments.required("--purpose")),
                arguments.required("--basis"),
                new PartyId(arguments.required("--recipient")),
                ordered,
                ordered.plus(Duration.ofHours(hours())));
    }

    private long hours() throws UsageException {
        String text = arguments.option("--hours").orElse("1");
        if (!text.matches("[1-9][0-9]?")) {
            throw new UsageException("--hours is a number from 1 to 72");
        }
        return Long.parseLong(text);
    }

    private Path orderFile() throws UsageException {
        return arguments.file().orElseThrow(() -> new UsageException("which order?"));
    }

    private void show(String text) throws IOException {
        Optional<String> file = arguments.option("--out");
        if (file.isPresent()) {
            write(Path.of(file.get()), text.getBytes(StandardCharsets.UTF_8));
            out.println("read; only you can read the file: " + file.get());
        } else {
            out.print(text);
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        KeyFiles.writeSecret(file.toAbsolutePath(), content);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
