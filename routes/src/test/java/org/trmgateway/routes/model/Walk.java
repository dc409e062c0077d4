package org.trmgateway.routes.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.routes.federation.SampleWorld;
import org.trmgateway.routes.federation.SettableClock;
import org.trmgateway.routes.model.Model.Post;
import org.trmgateway.routes.model.Model.Verdict;
import org.trmgateway.routes.model.ModelTables.Row;
import org.trmgateway.routes.outbound.admit.AdmittedMessage;
import org.trmgateway.routes.store.CaseRecord;
import org.trmgateway.routes.store.CaseRelation;
import org.trmgateway.routes.store.ConsentCell;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageRecord;
import org.trmgateway.routes.store.MessageState;
import org.trmgateway.routes.store.Step;

/** One walk of nodes and model side by side: whatever one does, the other does, and after each step they know the same. */
final class Walk {

    /** In percent: rows and messages that end or stop a case, or lead away from the long way home; most walks should get further. */
    private static final Map<String, Integer> RARE = Map.ofEntries(
            Map.entry("T04b", 15),
            Map.entry("T04c", 25),
            Map.entry("T08a", 12),
            Map.entry("T08c", 40),
            Map.entry("T09a", 10),
            Map.entry("T11a", 40),
            Map.entry("T11b", 8),
            Map.entry("T11c", 8),
            Map.entry("T11d", 10),
            Map.entry("T17d", 3),
            Map.entry("T17e", 2),
            Map.entry("T17f", 4),
            Map.entry("T17g", 3),
            Map.entry("T17h", 3),
            Map.entry("T17b", 20),
            Map.entry("T18a", 10),
            Map.entry("M01", 20),
            Map.entry("M02", 30),
            Map.entry("M05", 15),
            Map.entry("M06", 30),
            Map.entry("M07", 60),
            Map.entry("M09", 15),
            Map.entry("M17", 40),
            Map.entry("M21", 2),
            Map.entry("M22", 3),
            Map.entry("M23", 2),
            Map.entry("M24", 2),
            Map.entry("M25", 6),
            Map.entry("M26", 1),
            Map.entry("M27", 2));

    private static final int OFTEN = 100;

    /** States that few cases reach: those that do are seen to more often. */
    private static final Set<String> LATE = Set.of(
            "RETURN_REQUESTED",
            "RETURN_APPROVED",
            "REFUSED",
            "HANDOVER_AGREED",
            "IN_TRANSIT",
            "ARRIVED",
            "DOCUMENT_REQUESTED");

    /** The way home: what a party that wants to get there sends next. */
    private static final Map<String, Set<String>> AHEAD = Map.ofEntries(
            Map.entry("NEW", Set.of("T03a", "T03b", "T03c")),
            Map.entry("REFERRED", Set.of("T04a", "T04b", "T04c")),
            Map.entry("MORE_INFO", Set.of("T06a", "T04a")),
            Map.entry("ACCEPTED", Set.of("T07a", "T07b")),
            Map.entry("ASSESSING", Set.of("T08b", "T08c")),
            Map.entry("CLEARED", Set.of("T10a", "T12a")),
            Map.entry("RETURN_REQUESTED", Set.of("T10b", "T11a", "T11b", "T11c", "T12b")),
            Map.entry("DECLINED", Set.of("T01b", "T03a")),
            Map.entry("REFUSED", Set.of("T01b", "T11e")),
            Map.entry("RETURN_APPROVED", Set.of("T11d", "T12b", "T14a", "T15a", "T15b", "T17f")),
            Map.entry("HANDOVER_AGREED", Set.of("T14b", "T16", "T17d", "T17e")),
            Map.entry("IN_TRANSIT", Set.of("T17a", "T17b", "T17c", "T17d", "T17e", "T17f")),
            Map.entry("ARRIVED", Set.of("T17i", "T17j", "T18a", "T23a")),
            Map.entry("REINTEGRATING", Set.of("T19", "T20")));

    /** Of those, what is sent again or in passing. */
    private static final Set<String> SELDOM =
            Set.of("T04b", "T04c", "T11b", "T11c", "T11d", "T12a", "T12b", "T15b", "T17d", "T17e", "T17f");

    /** Two to four parties each. */
    private static final List<String> CASTS = List.of(
            "pl-sg by-mvd",
            "pl-sg by-mvd iom-pl iom-by",
            "pl-sg by-mvd iom-pl iom-by",
            "pl-sg iom-pl iom-by",
            "pl-sg iom-pl iom-by",
            "pl-sg iom-pl iom-by",
            "pl-sg iom-pl iom-by by-konsul",
            "pl-sg iom-pl iom-by by-konsul",
            "pl-sg pl-kcik iom-pl iom-by",
            "pl-sg by-mvd by-tcson iom-pl",
            "pl-kcik by-tcson by-mvd iom-by",
            "pl-kcik iom-pl iom-by",
            "pl-sg iom-pl by-mvd by-konsul",
            "pl-sg pl-kurator by-mvd iom-pl",
            "pl-sg pl-policja by-mvd pl-kcik",
            "pl-sg by-mvd pl-audyt");

    private final RandomGenerator random;
    private final SettableClock clock = new SettableClock(SampleWorld.START);
    private final Map<String, WalkNode> nodes = new TreeMap<>();
    private final Model model;
    private final SketchMaker maker;
    private final Map<String, Post> posts = new HashMap<>();
    private final List<WalkNode.Copy> line = new ArrayList<>();
    private final List<WalkNode.Report> wordsBack = new ArrayList<>();
    private final Map<String, byte[]> signed = new HashMap<>();
    private final List<ModelParty> present;
    private int numbers;

    Walk(long seed, ModelTables tables, Coverage coverage) {
        this.random = new SplittableRandom(seed);
        for (String node : List.of("pl", "by", "iom")) {
            nodes.put(node, new WalkNode(node, clock));
        }
        this.model = new Model(tables, coverage);
        this.maker = new SketchMaker(tables, random);
        this.present = Stream.of(one(CASTS).split(" ")).map(ModelParty::of).toList();
    }

    /** Takes steps; throws an {@link AssertionError} at the first on which nodes and model disagree. */
    void take(int steps) {
        int taken = 0;
        while (taken < steps) {
            int kind = random.nextInt(100);
            boolean done = kind < 25
                    ? submit()
                    : kind < 48
                            ? leave()
                            : kind < 70 ? arrive() : kind < 92 ? deliver() : kind < 98 ? wordBack() : timePasses();
            taken += done ? 1 : 0;
        }
    }

    private Instant now() {
        return clock.instant();
    }

    private boolean submit() {
        List<ModelCase> far =
                model.cases.stream().filter(known -> LATE.contains(known.state)).toList();
        ModelParty sender = far.isEmpty() || random.nextBoolean() ? one(present) : one(far).holder;
        List<ModelCase> own = model.cases.stream()
                .filter(known -> known.holder.equals(sender))
                .filter(known -> !known.state.equals("NEW") || !known.number.isEmpty())
                .toList();
        boolean fresh = own.isEmpty() || random.nextInt(100) < 4;
        List<ModelCase> late = own.subList(Math.max(0, own.size() - 4), own.size());
        List<ModelCase> ahead =
                own.stream().filter(each -> LATE.contains(each.state)).toList();
        ModelCase known = fresh
                ? new ModelCase(sender, "W/" + letters(++numbers))
                : one(ahead.isEmpty() || random.nextBoolean() ? late : ahead);
        boolean sensible = random.nextInt(100) < 88;
        boolean presumptuous = !sensible && random.nextInt(100) < 30;
        boolean onward = random.nextInt(100) < 65;
        List<Row> rows = model.tables.rows.stream()
                .filter(row -> presumptuous || row.from().stream().anyMatch(sender.roles()::contains))
                .filter(row -> !sensible || row.before().contains(known.state))
                .filter(row -> !onward
                        || AHEAD.getOrDefault(known.state, Set.of(row.rule())).contains(row.rule()))
                .filter(row -> !onward || !SELDOM.contains(row.rule()) || random.nextInt(OFTEN) < 20)
                .filter(row -> onward
                        || random.nextInt(OFTEN) < RARE.getOrDefault(row.rule(), RARE.getOrDefault(row.type(), OFTEN)))
                .toList();
        if (rows.isEmpty()) {
            return false;
        }
        Row row = one(rows);
        Sketch message = maker.make(new SketchMaker.Wish(sender, known, row, recipients(sender, known, row), now()));
        WalkNode node = nodes.get(sender.node());
        Verdict expected = model.submit(sender, message, now());
        String actual;
        List<AdmittedMessage> admitted = List.of();
        try {
            admitted = node.submit(sender, message);
            actual = "accepted";
        } catch (GatewayException refused) {
            actual = WalkNode.said(Refusal.of(refused));
        }
        assertThat(actual).as("%s hands in %s", sender.id(), message).isEqualTo(expected.said());
        bindAll(node, admitted.stream().map(each -> each.metadata().messageId()).toList(), expected.posts());
        assertThat(admitted.stream().map(each -> each.transition().rule()).toList())
                .isEqualTo(
                        expected.posts().stream().map(post -> post.row.rule()).toList());
        model.find(sender, message.value("trm_CaseNumber"), message.value("trm_CaseReference"))
                .filter(each -> !each.lines.isEmpty())
                .ifPresent(each -> compare(each, message.toString()));
        return true;
    }

    private List<ModelParty> recipients(ModelParty sender, ModelCase known, Row row) {
        List<ModelParty> fitting = present.stream()
                .filter(party -> !party.equals(sender))
                .filter(party -> party.roles().stream().anyMatch(row.to()::contains))
                .toList();
        List<ModelParty> peers = known.lines.stream()
                .map(each -> each.peer)
                .filter(fitting::contains)
                .toList();
        if (fitting.isEmpty() || random.nextInt(100) < 3) {
            return List.of(one(present));
        }
        ModelParty first = !peers.isEmpty() && random.nextInt(100) < 80 ? one(peers) : one(fitting);
        if (random.nextInt(100) < 88) {
            return List.of(first);
        }
        return Stream.of(first, one(fitting)).distinct().toList();
    }

    private boolean leave() {
        Optional<WalkNode> node = busy(Step.SEAL);
        if (node.isEmpty()) {
            return false;
        }
        MessageId id = one(node.get().waiting(Step.SEAL));
        Post post = posts.get(id.toString());
        Verdict expected = model.leave(post, now());
        List<MessageId> before = node.get().waiting(Step.SEAL);
        Optional<WalkNode.Copy> copy = node.get().leave(id);
        String actual = copy.isPresent()
                ? "goes"
                : WalkNode.said(node.get()
                        .messages
                        .find(id, Direction.OUT)
                        .orElseThrow()
                        .refusal()
                        .orElseThrow());
        assertThat(actual).as("leaves: %s", post.says()).isEqualTo(expected.said());
        copy.ifPresent(line::add);
        node.get().forget(id, Step.REPORT_REFUSAL);
        bindAll(node.get(), fresh(node.get(), before, id), expected.posts());
        compare(post.from, post.says());
        return true;
    }

    private boolean arrive() {
        if (line.isEmpty()) {
            return false;
        }
        WalkNode.Copy copy = random.nextInt(100) < 10 ? one(line) : line.remove(random.nextInt(line.size()));
        String id = copy.metadata().messageId().toString();
        Post post = posts.get(id);
        if (post.to.isEmpty()) {
            model.arrive(post, now());
        } else {
            model.coverage.count("came twice");
        }
        byte[] receipt = nodes.get(post.line.peer.node()).receive(copy);
        byte[] first = signed.computeIfAbsent(id, key -> receipt);
        assertThat(receipt).as("receipt of %s", post.says()).isEqualTo(first);
        nodes.get(post.from.holder.node()).relayed(copy, receipt);
        compare(post.to.orElseThrow(), post.says());
        return true;
    }

    private boolean deliver() {
        Optional<WalkNode> node = busy(Step.DELIVER);
        if (node.isEmpty()) {
            return false;
        }
        MessageId id = one(node.get().waiting(Step.DELIVER));
        Post post = posts.get(id.toString());
        boolean over = post.over;
        Verdict expected = model.deliver(post, now());
        List<MessageId> before = node.get().waiting(Step.SEAL);
        Optional<String> row = node.get().deliver(id);
        assertThat(over && row.isEmpty() ? "nothing" : outcome(node.get(), id, row))
                .as("delivers %s", post.says())
                .isEqualTo(expected.said());
        bindAll(node.get(), fresh(node.get(), before, id), expected.posts());
        compare(post.to.orElseThrow(), post.says());
        if (random.nextInt(100) < 5 && !expected.said().equals("parked")) {
            assertThat(node.get().deliver(id)).as("delivered again").isEmpty();
            compare(post.to.orElseThrow(), post.says());
        }
        return true;
    }

    private static String outcome(WalkNode node, MessageId id, Optional<String> row) {
        MessageRecord message = node.messages.find(id, Direction.IN).orElseThrow();
        if (message.state() == MessageState.PARKED) {
            return "parked";
        }
        return row.map(rule -> "delivered by " + rule)
                .orElseGet(() -> message.refusal().map(WalkNode::said).orElse("nothing"));
    }

    private boolean wordBack() {
        if (!wordsBack.isEmpty() && random.nextBoolean()) {
            WalkNode.Report word = wordsBack.remove(random.nextInt(wordsBack.size()));
            Post post = posts.get(word.id().toString());
            boolean refused = nodes.get(post.line.peer.node())
                    .messages
                    .find(word.id(), Direction.IN)
                    .orElseThrow()
                    .state()
                    .equals(MessageState.REFUSED);
            nodes.get(post.from.holder.node()).confirm(post.line.peer.node(), word);
            nodes.get(post.from.holder.node()).forget(word.id(), Step.REPORT_REFUSAL);
            model.learn(post, refused);
            compare(post.from, post.says());
            return true;
        }
        Optional<WalkNode> node = busy(Step.NOTIFY_OUTCOME);
        node.ifPresent(each -> wordsBack.add(each.report(one(each.waiting(Step.NOTIFY_OUTCOME)), Step.NOTIFY_OUTCOME)));
        return node.isPresent();
    }

    private boolean timePasses() {
        int kind = random.nextInt(100);
        if (kind < 80) {
            clock.advance(Duration.ofMinutes(1 + random.nextInt(240)));
        } else if (kind < 97) {
            clock.advance(Duration.ofHours(20 + random.nextInt(20)));
        } else {
            clock.advance(Duration.ofDays(20));
        }
        List<Post> late = posts.values().stream()
                .filter(post -> model.isGivenUp(post, now()))
                .toList();
        late.forEach(model::giveUp);
        nodes.values().forEach(WalkNode::giveUpParked);
        for (Post post : late) {
            MessageRecord message = nodes.get(post.line.peer.node())
                    .messages
                    .find(MessageId.parse(post.id), Direction.IN)
                    .orElseThrow();
            assertThat(message.refusal().map(WalkNode::said))
                    .contains("refused ADMIT_SEQUENCE_EXPIRED field=E4 rule=I4");
        }
        return true;
    }

    /** Messages that a node has made by itself. */
    private static List<MessageId> fresh(WalkNode node, List<MessageId> before, MessageId done) {
        return node.waiting(Step.SEAL).stream()
                .filter(id -> !before.contains(id) && !id.equals(done))
                .toList();
    }

    private void bindAll(WalkNode node, List<MessageId> ids, List<Post> expected) {
        List<String> said = ids.stream()
                .map(id -> says(node.messages.find(id, Direction.OUT).orElseThrow()))
                .toList();
        assertThat(said)
                .isEqualTo(expected.stream()
                        .map(post -> post.says().replaceFirst(" by \\S+", ""))
                        .toList());
        for (int index = 0; index < ids.size(); index++) {
            bind(node, ids.get(index), expected.get(index));
        }
    }

    private void bind(WalkNode node, MessageId id, Post post) {
        MessageRecord message = node.messages.find(id, Direction.OUT).orElseThrow();
        EnvelopeMetadata metadata = message.metadata();
        if (post.line.reference.isEmpty()) {
            post.line.reference = metadata.caseReference().value();
        }
        assertThat(metadata.caseReference().value()).isEqualTo(post.line.reference);
        post.id = id.toString();
        post.created = metadata.created();
        post.expires = model.tables.messages.get(metadata.type().code()).expires(post.created, post.sketch);
        assertThat(metadata.expires()).as("expiry of %s", post.says()).isEqualTo(post.expires);
        posts.put(post.id, post);
    }

    private static String says(MessageRecord message) {
        EnvelopeMetadata metadata = message.metadata();
        return metadata.type().code() + " to " + metadata.to().value() + " #" + metadata.sequence() + " "
                + message.caseStateBefore() + "->" + message.caseStateAfter() + " view="
                + (message.view().isEmpty() ? "none" : message.view());
    }

    /** The case at the node is as the model has it: state, facts, consents and lines. */
    private void compare(ModelCase known, String after) {
        WalkNode node = nodes.get(known.holder.node());
        CaseRecord holder = node.cases
                .lockByReference(new PartyId(known.holder.id()), new CaseReference(known.lines.getFirst().reference))
                .orElseThrow();
        assertThat(holder.state())
                .as("state at %s after %s", known.holder.id(), after)
                .isEqualTo(known.state);
        assertThat(node.facts(holder))
                .as("facts at %s after %s", known.holder.id(), after)
                .isEqualTo(known.facts);
        assertThat(node.cases.consents(holder.id()).stream()
                        .map(Walk::says)
                        .sorted()
                        .toList())
                .as("consents at %s after %s", known.holder.id(), after)
                .isEqualTo(known.grants.stream().map(Object::toString).sorted().toList());
        assertThat(node.cases.relations(holder.id()).stream()
                        .map(Walk::says)
                        .sorted()
                        .toList())
                .as("lines of %s after %s", known.holder.id(), after)
                .isEqualTo(known.lines.stream()
                        .map(each -> each.peer.id() + " " + each.strand + " " + each.reference + " " + each.sent + " "
                                + each.dealtWith)
                        .sorted()
                        .toList());
    }

    private static String says(ConsentCell cell) {
        return new ModelCase.Grant(
                        cell.purpose(),
                        cell.recipient().value(),
                        cell.category(),
                        cell.from(),
                        cell.until(),
                        cell.withdrawnOn())
                .toString();
    }

    private static String says(CaseRelation relation) {
        return relation.peer().value() + " " + relation.strand().name().toLowerCase(Locale.ROOT) + " "
                + relation.reference().value() + " " + relation.lastSent() + " " + relation.lastDelivered();
    }

    private Optional<WalkNode> busy(Step step) {
        List<WalkNode> busy = nodes.values().stream()
                .filter(node -> !node.waiting(step).isEmpty())
                .toList();
        return busy.isEmpty() ? Optional.empty() : Optional.of(one(busy));
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static String letters(int number) {
        StringBuilder letters = new StringBuilder();
        for (int left = number * 7919; left > 0; left /= 20) {
            letters.append("BCDFGHJKLMNPQRSTVWXZ".charAt(left % 20));
        }
        return "ZQXJ" + letters;
    }
}
