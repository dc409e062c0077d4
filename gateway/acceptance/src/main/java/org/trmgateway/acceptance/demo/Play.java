package org.trmgateway.acceptance.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.trmgateway.acceptance.federation.Federation;
import tools.jackson.databind.JsonNode;

/**
 * The main job: Poland refers two people to Belarus, one by REST and one by SOAP; Belarus answers by file; Poland asks IOM for help with a return; IOM decides.
 * The play uses only what an outside system has: HTTPS with a certificate, and folders.
 */
public final class Play {

    private static final long NUMBERS = 10_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Charset BELARUSIAN = Charset.forName("windows-1251");

    private final Federation federation;
    private final Progress progress;
    private final SystemClient poland;
    private final SystemClient belarus;
    private final SystemClient iom;
    private final Judge judge;
    private final List<Played> messages = new ArrayList<>();

    Play(Federation federation, Progress progress) {
        this.federation = federation;
        this.progress = progress;
        this.poland = client("pl", "pl-sg-system");
        this.belarus = client("by", "by-mvd-system");
        this.iom = client("iom", "iom-pl-system");
        this.judge = new Judge(federation);
    }

    /**
     * Plays on a federation whose nodes run, and tells the story as it happens.
     *
     * @throws PlayFailed when a step was refused
     * @throws IllegalStateException naming what did not happen in time
     */
    public static Result on(Federation federation, PrintStream story) {
        return new Play(federation, new Progress(story)).play();
    }

    /**
     * How it ended.
     *
     * @param ok whether every message arrived, every receipt and every trail verified
     * @param messages in the order in which they were handed in
     * @param trails by node
     */
    public record Result(boolean ok, List<Played> messages, Map<String, Trail> trails) {}

    /**
     * A node's trail, re-derived by the offline auditor from its export.
     *
     * @param entries number of entries
     * @param verified whether nothing was wrong with it
     */
    public record Trail(long entries, boolean verified) {}

    Result play() {
        long run = Clock.systemUTC().instant().getEpochSecond() % NUMBERS * 10;
        refer("a mother with two children, handed in by REST", Samples.MOTHER, "SG/2026/" + (run + 1), "rest");
        refer("a worker without papers, handed in by SOAP", Samples.WORKER, "SG/2026/" + (run + 2), "soap");
        askForReturn("SG/2026/" + (run + 1));
        Map<String, Trail> trails = new LinkedHashMap<>();
        federation.members().forEach(member -> trails.put(member.node(), judge.trailOf(member.node())));
        boolean ok = messages.stream()
                        .allMatch(message -> message.receiptVerified()
                                && message.finalState().equals("DELIVERED"))
                && trails.values().stream().allMatch(Trail::verified);
        return new Result(ok, List.copyOf(messages), trails);
    }

    private void refer(String title, String sample, String caseNumber, String channel) {
        progress.scene("Poland refers to Belarus: " + title);
        byte[] form = Samples.polish(sample, caseNumber);
        String referral = channel.equals("soap") ? handInBySoap(form, caseNumber) : handIn(poland, form, caseNumber);
        progress.step("Poland", "handed in a zgloszenie-sg/1 form; signed receipt for message " + referral);
        Path delivered = awaitFile(federation.files("by").deliveryFolder("by-mvd"), referral + ".xml");
        progress.step("Belarus", "has it in its folder as анкета-485/1 in windows-1251, without a name: " + delivered);
        finish("M03", referral, poland, "pl-sg", "by-mvd", channel);

        byte[] answer = Samples.belarusianAnswer(read(delivered, BELARUSIAN), BELARUSIAN);
        drop(federation.files("by").dropFolder("by-mvd"), "answer-" + referral + ".xml", answer);
        progress.step("Belarus", "dropped its answer file: accepted");
        JsonNode waiting = awaitInbox(poland, "M04", referral);
        String decision = waiting.get("messageId").asString();
        byte[] polish = poland.fetch(decision);
        poland.acknowledge(decision);
        progress.step("Poland", "fetched the answer in Polish XML, " + polish.length + " bytes, and acknowledged it");
        finish("M04", decision, belarus, "by-mvd", "pl-sg", "folder");
    }

    private void askForReturn(String caseNumber) {
        progress.scene("Poland asks IOM for help with the return");
        byte[] form = Samples.polish(Samples.RETURN, caseNumber);
        String request = handIn(poland, form, caseNumber + "-return");
        progress.step("Poland", "handed in a return request; signed receipt for message " + request);
        awaitInbox(iom, "M10", request);
        byte[] json = iom.fetch(request);
        iom.acknowledge(request);
        progress.step(
                "IOM",
                "fetched it as JSON, with the identity that was sealed for this office alone, and acknowledged it");
        finish("M10", request, poland, "pl-sg", "iom-pl", "rest");

        byte[] decision = Samples.iomDecision(json);
        String answer = messageId(iom.submit(decision, "application/json", "decision-" + request));
        progress.step("IOM", "handed in its decision; signed receipt for message " + answer);
        awaitInbox(poland, "M11", answer);
        poland.fetch(answer);
        poland.acknowledge(answer);
        progress.step("Poland", "fetched the decision in Polish XML and acknowledged it");
        finish("M11", answer, iom, "iom-pl", "pl-sg", "rest");
    }

    private String handIn(SystemClient system, byte[] form, String key) {
        return messageId(system.submit(form, "application/xml", key));
    }

    private String handInBySoap(byte[] form, String key) {
        SystemClient.Answer answer = poland.submitBySoap(form, key);
        return SystemClient.messageIdIn(answer)
                .orElseThrow(() -> new PlayFailed("hand in by SOAP", new IllegalStateException(answer.text())));
    }

    private static String messageId(SystemClient.Answer answer) {
        if (answer.status() != 201 && answer.status() != 200) {
            throw new PlayFailed("hand in", new IllegalStateException(answer.status() + " " + answer.text()));
        }
        return answer.json().get("messageIds").get(0).asString();
    }

    /** Waits until the sender's gateway holds the proof that the recipient's system has the message, then has that proof judged. */
    private void finish(String type, String id, SystemClient sender, String from, String to, String channel) {
        JsonNode status = Waiting.until(type + " is proven delivered", PATIENCE, () -> {
            JsonNode now = sender.status(id);
            return Optional.of(now).filter(node -> node.get("state").asString().equals("DELIVERED"));
        });
        boolean verified = judge.receiptsVerify(sender, id);
        long millis = Duration.between(
                        Instant.parse(status.get("acceptedAt").asString()),
                        Instant.parse(status.get("deliveredAt").asString()))
                .toMillis();
        messages.add(new Played(type, id, from, to, channel, status.get("state").asString(), millis, verified));
        progress.step(
                "proof", type + " relayed and handed over: receipts " + (verified ? "verified" : "DO NOT VERIFY"));
    }

    private static JsonNode awaitInbox(SystemClient system, String type, String about) {
        return Waiting.until(
                type + " arrives in the inbox",
                PATIENCE,
                () -> system.inbox().stream()
                        .filter(item -> item.get("type").asString().equals(type))
                        .filter(item -> type.equals("M04")
                                || item.get("messageId").asString().equals(about))
                        .findFirst());
    }

    private static Path awaitFile(Path folder, String name) {
        return Waiting.until("the document arrives in the folder", PATIENCE, () -> {
            try (Stream<Path> files = Files.list(folder)) {
                return files.filter(file -> file.getFileName().toString().equals(name))
                        .findFirst();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    private static void drop(Path folder, String name, byte[] content) {
        try {
            Path part = folder.resolve(name + ".part");
            Files.write(part, content);
            Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String read(Path file, Charset charset) {
        try {
            return Files.readString(file, charset);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private SystemClient client(String node, String system) {
        return new SystemClient(federation.baseUrl(node), federation.keys().tlsOf(system));
    }
}
