package org.trmgateway.acceptance.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.trmgateway.acceptance.federation.Federation;
import tools.jackson.databind.JsonNode;

/** Where scenarios are played: the parties, what they hand in and take, and the proof of each message. */
final class Stage {

    /** How long anything may take. */
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final String DELIVERED = "DELIVERED";

    private final Federation federation;
    private final Progress progress;
    private final Judge judge;
    private final Actor poland;
    private final Actor belarus;
    private final Actor belarusianCentre;
    private final Actor iomPoland;
    private final Actor iomBelarus;
    private final List<Played> messages = new ArrayList<>();
    private final List<Refused> refusals = new ArrayList<>();
    private final List<Erased> erasures = new ArrayList<>();

    Stage(Federation federation, Progress progress, Judge judge) {
        this.federation = federation;
        this.progress = progress;
        this.judge = judge;
        this.poland = actor("Poland", "pl", "pl-sg");
        this.belarus = actor("Belarus", "by", "by-mvd");
        this.belarusianCentre = actor("Centre BY", "by", "by-tcson");
        this.iomPoland = actor("IOM Poland", "iom", "iom-pl");
        this.iomBelarus = actor("IOM Bel.", "iom", "iom-by");
    }

    Actor poland() {
        return poland;
    }

    Actor belarus() {
        return belarus;
    }

    Actor belarusianCentre() {
        return belarusianCentre;
    }

    Actor iomPoland() {
        return iomPoland;
    }

    Actor iomBelarus() {
        return iomBelarus;
    }

    Federation federation() {
        return federation;
    }

    /** Messages so far, in the order in which they were proven. */
    List<Played> messages() {
        return List.copyOf(messages);
    }

    List<Refused> refusals() {
        return List.copyOf(refusals);
    }

    /** What was erased where, in the order in which it was proven. */
    List<Erased> erasures() {
        return List.copyOf(erasures);
    }

    /** The actor of a party. */
    Actor actor(String party) {
        return Stream.of(poland, belarus, belarusianCentre, iomPoland, iomBelarus)
                .filter(actor -> actor.party().equals(party))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody plays " + party));
    }

    void tell(String who, String what) {
        progress.step(who, what);
    }

    /** Hands a form in over REST, waits until the recipient's system has it, and has the proof judged. */
    Received send(Actor from, Actor to, Form form) {
        return arrive(from, to, handIn(from, form.bytes()), "rest");
    }

    /** Hands a form in; its gateway is responsible from then on. */
    String handIn(Actor from, byte[] form) {
        return handInForAll(from, form).getFirst();
    }

    /** The same, for a form that becomes several messages. */
    List<String> handInForAll(Actor from, byte[] form) {
        SystemClient.Answer answer = from.client().submit(form, "application/xml", SystemClient.newKey());
        if (answer.status() != 201) {
            throw new PlayFailed(from.name() + " hands in", new IllegalStateException(said(answer)));
        }
        return answer.json()
                .get("messageIds")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    /** Which of the messages goes to a party. */
    static String to(Actor recipient, Actor from, List<String> messageIds) {
        return messageIds.stream()
                .filter(id -> from.client().status(id).get("to").asString().equals(recipient.party()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no message to " + recipient.name()));
    }

    /** Waits until the recipient's system has the message and the sender's gateway has the proof, and has that judged. */
    Received arrive(Actor from, Actor to, String messageId, String channel) {
        byte[] document = Waiting.until(to.name() + " takes message " + messageId, PATIENCE, () -> to.take(messageId));
        JsonNode status = Waiting.until(
                "message " + messageId + " is proven delivered",
                PATIENCE,
                () -> Optional.of(from.client().status(messageId))
                        .filter(now -> now.get("state").asString().equals(DELIVERED)));
        boolean verified = judge.receiptsVerify(from.client(), messageId);
        String type = status.get("type").asString();
        messages.add(new Played(
                type,
                messageId,
                from.party(),
                to.party(),
                channel,
                DELIVERED,
                Duration.between(
                                Instant.parse(status.get("acceptedAt").asString()),
                                Instant.parse(status.get("deliveredAt").asString()))
                        .toMillis(),
                verified));
        progress.step(
                from.name(),
                type + " " + MessageNames.of(type) + " to " + to.name() + ": delivered, receipts "
                        + (verified ? "verified" : "DO NOT VERIFY"));
        return new Received(
                type,
                messageId,
                to.client().status(messageId).get("caseReference").asString(),
                document);
    }

    /** Hands in what has to be refused. */
    Refused refused(Actor from, Form form) {
        SystemClient.Answer answer = from.client().submit(form.bytes(), "application/xml", SystemClient.newKey());
        if (answer.status() < 400 || answer.status() >= 500) {
            throw new IllegalStateException("this had to be refused and was not: " + answer.text());
        }
        JsonNode problem = answer.json();
        Refused refused = new Refused(
                from.party(),
                text(problem, "code"),
                text(problem, "field"),
                text(problem, "rule"),
                judge.refusalVerifies(Base64.getDecoder()
                        .decode(problem.get("receipt").asString().getBytes(StandardCharsets.US_ASCII))));
        refusals.add(refused);
        progress.step(
                from.name(),
                "refused: " + refused.code() + ", field " + refused.field() + ", rule " + refused.rule()
                        + "; signed refusal " + (refused.receiptVerified() ? "verified" : "DOES NOT VERIFY"));
        return refused;
    }

    /** Waits until the case has a state at a party, seen through one of its messages. */
    String awaitCaseState(Actor at, String messageId, String state) {
        return Waiting.until(
                at.name() + " sees the case as " + state,
                PATIENCE,
                () -> Optional.of(at.client().full(messageId).get("caseState").asString())
                        .filter(state::equals));
    }

    /** State of the case at a party, seen through one of its messages. */
    String caseState(Actor at, String messageId) {
        return at.client().full(messageId).get("caseState").asString();
    }

    /** Waits until a message is in a state at a party that sends or gets it. */
    JsonNode awaitState(Actor from, String messageId, String state) {
        return Waiting.until(
                "message " + messageId + " is " + state,
                PATIENCE,
                () -> from.client()
                        .find(messageId)
                        .filter(now ->
                                now.get("message").get("state").asString().equals(state)));
    }

    /**
     * Waits until the trail of the party's node says that its case was erased, and has judged what can still be proven.
     *
     * @param withdrawals by which the party was told; at the origin, by which it told the others
     * @param receipt its confirmation; empty at the origin
     */
    void erased(Actor at, List<String> withdrawals, Optional<String> receipt) {
        boolean stated = Waiting.until(
                at.name() + " states that the case was erased",
                PATIENCE,
                () -> withdrawals.stream().allMatch(id -> shreddedAt(at, id).isPresent())
                        ? Optional.of(true)
                        : Optional.empty());
        boolean delivered = withdrawals.stream()
                .allMatch(id -> isDelivered(poland, id) && judge.receiptsVerify(poland.client(), id));
        boolean verified = receipt.map(id -> isDelivered(at, id) && judge.receiptsVerify(at.client(), id))
                .orElse(false);
        boolean intact = stated
                && withdrawals.stream()
                        .allMatch(id -> judge.message(at.node(), id).isVerified())
                && judge.trailOf(at.node()).verified();
        erasures.add(new Erased(
                at.party(),
                at.node(),
                receipt.isEmpty(),
                receipt.isEmpty() ? "" : withdrawals.getFirst(),
                receipt.isPresent() && delivered,
                receipt.orElse(""),
                verified,
                shreddedAt(at, withdrawals.getFirst()).orElse(""),
                intact));
        progress.step(
                at.name(),
                "erased its case, and says so on its trail; what is left " + (intact ? "verifies" : "DOES NOT VERIFY"));
    }

    private Optional<String> shreddedAt(Actor at, String messageId) {
        return Optional.ofNullable(judge.message(at.node(), messageId).facts().get("erased/" + at.party()));
    }

    private static boolean isDelivered(Actor from, String messageId) {
        return from.client().status(messageId).get("state").asString().equals(DELIVERED);
    }

    private Actor actor(String name, String node, String party) {
        boolean folder = federation.members().stream()
                .flatMap(member -> member.parties().stream())
                .anyMatch(seat -> seat.party().equals(party) && seat.folder());
        return new Actor(
                name,
                party,
                node,
                new SystemClient(federation.baseUrl(node), federation.keys().tlsOf(party + "-system")),
                folder ? Optional.of(federation.files(node).deliveryFolder(party)) : Optional.empty());
    }

    private static String said(SystemClient.Answer answer) {
        JsonNode problem = answer.json();
        return answer.status() + " " + text(problem, "code") + ", field " + text(problem, "field") + ", rule "
                + text(problem, "rule");
    }

    private static String text(JsonNode node, String member) {
        return node.has(member) ? node.get(member).asString() : "";
    }
}
