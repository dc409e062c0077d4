package org.trmgateway.routes.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trmgateway.routes.model.ModelCase.Line;
import org.trmgateway.routes.model.ModelTables.Row;

/** What the federation ought to do, step by step. */
final class Model {

    private static final Set<String> STOPPED = Set.of("HOLD", "NO_GO", "WITHDRAWN", "CLOSED");
    private static final Set<String> STANDS = Set.of("HOLD", "NO_GO", "WITHDRAWN", "CLOSED");
    private static final Set<String> ONE_LINE_ONLY = Set.of("Case", "Consent", "Losses", "Sealed");
    private static final Duration PARKED_AT_MOST = Duration.ofHours(24);

    final ModelTables tables;
    final ModelGates gates;
    final Coverage coverage;
    final List<ModelCase> cases = new ArrayList<>();

    Model(ModelTables tables, Coverage coverage) {
        this.tables = tables;
        this.coverage = coverage;
        this.gates = new ModelGates(tables, coverage);
    }

    /** A message on its way, as the model knows it. */
    static final class Post {
        final ModelCase from;
        final Line line;
        final Sketch sketch;
        final long place;
        final String before;
        final String after;
        final Optional<String> view;
        final Row row;
        String id = "";
        Instant created = Instant.EPOCH;
        Instant expires = Instant.MAX;
        Optional<ModelCase> to = Optional.empty();
        Instant arrived = Instant.EPOCH;
        boolean parked;
        boolean over;
        boolean settled;

        Post(
                ModelCase from,
                Line line,
                Sketch sketch,
                long place,
                String before,
                String after,
                Optional<String> view,
                Row row) {
            this.from = from;
            this.line = line;
            this.sketch = sketch;
            this.place = place;
            this.before = before;
            this.after = after;
            this.view = view;
            this.row = row;
        }

        /** As it is compared. */
        String says() {
            return sketch.type() + " to " + line.peer.id() + " #" + place + " by " + row.rule() + " " + before + "->"
                    + after + " view=" + view.orElse("none");
        }
    }

    /** What a step did. */
    record Verdict(String said, List<Post> posts) {}

    Optional<ModelCase> find(ModelParty holder, Optional<String> number, Optional<String> reference) {
        if (reference.isPresent()) {
            return cases.stream()
                    .filter(each -> each.holder.equals(holder)
                            && each.line(reference.get()).isPresent())
                    .findFirst();
        }
        return cases.stream()
                .filter(each -> each.holder.equals(holder) && number.isPresent() && each.number.equals(number.get()))
                .findFirst();
    }

    /** A party hands in a message. */
    Verdict submit(ModelParty sender, Sketch message, Instant now) {
        try {
            if (message.type().equals("M26")) {
                // only a gateway knows what became of a message
                throw new ModelRefusal("ADMIT_ROLE_FORBIDDEN", "", "T26");
            }
            Optional<String> reference = message.value("trm_CaseReference");
            Optional<String> number = message.value("trm_CaseNumber");
            Optional<ModelCase> known = find(sender, number, reference);
            if (known.isEmpty() && reference.isPresent()) {
                throw new ModelRefusal("ADMIT_CASE_UNKNOWN", "E10", "");
            }
            ModelCase holder = known.orElseGet(() ->
                    new ModelCase(sender, number.orElseThrow(() -> new ModelRefusal("ADMIT_CASE_UNKNOWN", "E9", ""))));
            List<Post> posts = address(sender, holder, message);
            ModelCase trial = holder.copy();
            LocalDate today = day(now);
            trial.remember(message, tables.facts, today);
            for (Post post : posts) {
                consent(message, post.view.orElseThrow(), sender, post.line.peer, trial, today);
                mayCross(message, trial, sender, post.line.peer);
                boolean towardsOpener = !post.line.openedHere;
                gates.pass(
                        post.row.gates(),
                        new ModelGates.Question(
                                message,
                                trial,
                                sender,
                                post.line.peer,
                                towardsOpener,
                                post.row,
                                answered(holder, message),
                                now));
            }
            if (posts.isEmpty()) {
                posts = List.of(keptHere(sender, holder, message));
                coverage.count("kept here");
            }
            if (known.isEmpty()) {
                cases.add(holder);
            }
            holder.become(trial);
            List<Post> sent = new ArrayList<>();
            for (Post post : posts) {
                if (!holder.lines.contains(post.line)) {
                    holder.lines.add(post.line);
                }
                Post numbered = new Post(
                        holder, post.line, message, ++post.line.sent, post.before, post.after, post.view, post.row);
                sent.add(numbered);
                coverage.decided(post.row.rule());
            }
            holder.state = sent.getFirst().after;
            return new Verdict("accepted", sent);
        } catch (ModelRefusal refused) {
            coverage.refused(message.type());
            return new Verdict(refused.verdict(), List.of());
        }
    }

    private Optional<Sketch> answered(ModelCase holder, Sketch message) {
        return message.value("trm_InReplyTo").map(holder.received::get);
    }

    private List<Post> address(ModelParty sender, ModelCase holder, Sketch message) {
        String audience =
                tables.audience(message, !message.values("trm_Recipient").isEmpty());
        if (!audience.equals("named") && holder.state.equals("NEW")) {
            throw new ModelRefusal("ADMIT_CASE_UNKNOWN", "E9", "");
        }
        List<Post> posts = new ArrayList<>();
        if (audience.equals("named")) {
            Optional<Line> quoted =
                    message.value("trm_CaseReference").flatMap(holder::line).filter(line -> !line.peer.equals(sender));
            List<String> named =
                    message.values("trm_Recipient").stream().distinct().toList();
            if (named.isEmpty()) {
                named = List.of(quoted.orElseThrow(() -> new ModelRefusal("ADMIT_RECIPIENT_UNKNOWN", "E11", ""))
                        .peer
                        .id());
            }
            for (String name : named) {
                ModelParty to = ModelParty.of(name);
                if (to.equals(sender)) {
                    throw new ModelRefusal("ADMIT_RECIPIENT_UNKNOWN", "E11", "");
                }
                String own = tables.messages.get(message.type()).strand();
                String strand =
                        own.equals("any") ? quoted.map(line -> line.strand).orElse("case") : own;
                Optional<Line> line = holder.lines.stream()
                        .filter(each -> each.peer.equals(to) && each.strand.equals(strand))
                        .findFirst();
                Optional<Line> origin = quoted.filter(each -> each.peer.equals(to) && !each.openedHere);
                boolean reply = line.isEmpty()
                        && origin.isPresent()
                        && tables.allowing(message, sender.roles(), to.roles(), holder.state, false)
                                .opens()
                                .isEmpty();
                Optional<Line> used = reply ? origin : line;
                Post post =
                        post(sender, holder, message, used.orElseGet(() -> new Line(to, strand, true)), used.isEmpty());
                if (!post.row.audience().equals("named")) {
                    throw new ModelRefusal("ADMIT_ROLE_FORBIDDEN", "", post.row.rule());
                }
                posts.add(post);
            }
            return posts;
        }
        for (Line line : concerned(sender, holder, message, audience)) {
            posts.add(post(sender, holder, message, line, false));
        }
        return posts;
    }

    /** Whoever has something of the person from the holder that the message is about. */
    private List<Line> concerned(ModelParty holder, ModelCase known, Sketch message, String audience) {
        String strand = tables.messages.get(message.type()).strand();
        return known.lines.stream()
                .filter(line -> !line.peer.equals(holder))
                .filter(line -> strand.equals("any") || strand.equals(line.strand))
                .filter(line -> line.strand.equals("case") || (line.strand.equals("consular") && consular(message)))
                .filter(line ->
                        !audience.equals("same-side") || line.peer.country().equals(holder.country()))
                .filter(line -> tables.concerns(message, holder.roles(), line.peer.roles()))
                .toList();
    }

    private static boolean consular(Sketch message) {
        return message.withdrawals().isEmpty()
                || message.withdrawals().stream()
                        .anyMatch(each -> each.value("trm_WithdrawnPurpose")
                                .map("travelDoc"::equals)
                                .orElse(true));
    }

    private Post post(ModelParty sender, ModelCase holder, Sketch message, Line line, boolean first) {
        Row row = tables.allowing(message, sender.roles(), line.peer.roles(), holder.state, false);
        if (first && row.opens().isEmpty()) {
            throw new ModelRefusal("ADMIT_CASE_UNKNOWN", "E11", row.rule());
        }
        String view = tables.view(row, line.peer.roles(), !line.openedHere, holder.state);
        return new Post(holder, line, message, 0, holder.state, row.after(holder.state), Optional.of(view), row);
    }

    private Post keptHere(ModelParty sender, ModelCase holder, Sketch message) {
        Row row = tables.allowing(message, sender.roles(), sender.roles(), holder.state, false);
        Line own = holder.lines.stream()
                .filter(line -> line.peer.equals(sender))
                .findFirst()
                .orElseGet(() -> new Line(sender, "case", true));
        return new Post(holder, own, message, 0, holder.state, row.after(holder.state), Optional.empty(), row);
    }

    private void consent(
            Sketch message, String view, ModelParty sender, ModelParty to, ModelCase known, LocalDate today) {
        ModelTables.Message kind = tables.messages.get(message.type());
        if (kind.consent().equals("none")) {
            return;
        }
        List<ModelCase.Grant> grants = known.grants.stream()
                .filter(grant -> grant.purpose().equals(kind.purpose()))
                .filter(grant -> grant.recipient().equals(to.id())
                        || (kind.consent().equals("answer") && grant.recipient().equals(sender.id())))
                .toList();
        needs(grants, today, "C2", "I1");
        boolean travels = message.cells().stream()
                .anyMatch(cell -> cell.recipient().equals(to.id())
                        && cell.purpose().equals(kind.purpose())
                        && !today.isBefore(cell.from())
                        && !today.isAfter(cell.until()));
        if (kind.consent().equals("required") && !travels) {
            coverage.count("consent does not travel");
            throw new ModelRefusal("ADMIT_CONSENT_MISSING", "C2", "I1");
        }
        coverage.consented(message.type());
        for (Sketch.Leaf leaf : message.leaves()) {
            ModelTables.Field field = tables.field(leaf.name()).orElseThrow();
            if (!field.category().isEmpty() && field.leaves(view)) {
                needs(
                        grants.stream()
                                .filter(grant -> grant.category().equals(field.category()))
                                .toList(),
                        today,
                        field.id(),
                        "I1-" + field.category());
            }
        }
    }

    private void needs(List<ModelCase.Grant> grants, LocalDate today, String field, String rule) {
        if (grants.stream().noneMatch(grant -> grant.live(today))) {
            boolean back = grants.stream().anyMatch(grant -> grant.back().isPresent());
            coverage.count(back ? "consent withdrawn" : "consent missing");
            throw new ModelRefusal(back ? "ADMIT_CONSENT_WITHDRAWN" : "ADMIT_CONSENT_MISSING", field, rule);
        }
    }

    private void mayCross(Sketch message, ModelCase known, ModelParty from, ModelParty to) {
        boolean protects = tables.messages.get(message.type()).strand().equals("any");
        boolean asylum = "InternationalProtection".equals(known.facts.get("trm_AlertCode"));
        if (asylum && !protects && !from.country().equals(to.country())) {
            coverage.count("asylum closes the border");
            throw new ModelRefusal("ADMIT_GATE_CLOSED", "A1", "protection");
        }
    }

    /** The last look before a message leaves: goes, or stopped, and what is sent in its place. */
    Verdict leave(Post post, Instant now) {
        ModelCase holder = post.from;
        try {
            if (post.expires.isBefore(now)) {
                throw new ModelRefusal("DISPATCH_EXPIRED", "E7", "");
            }
            mayCross(post.sketch, holder, holder.holder, post.line.peer);
            boolean anyBack =
                    holder.grants.stream().anyMatch(grant -> grant.back().isPresent());
            if (anyBack) {
                consent(post.sketch, post.view.orElseThrow(), holder.holder, post.line.peer, holder, day(now));
            }
            if (STOPPED.contains(holder.state) && !holder.state.equals(post.after)) {
                tables.allowing(post.sketch, holder.holder.roles(), post.line.peer.roles(), holder.state, false);
            }
            return new Verdict("goes", List.of());
        } catch (ModelRefusal stopped) {
            coverage.count("stopped before leaving");
            post.settled = true;
            List<Post> instead = new ArrayList<>();
            if (post.line.sent == post.place) {
                post.line.sent--;
            } else {
                Sketch word = new Sketch("M26", "TechnicalReceipt", List.of(), List.of());
                Row row = tables.allowing(word, holder.holder.roles(), post.line.peer.roles(), holder.state, false);
                String view = tables.view(row, post.line.peer.roles(), !post.line.openedHere, holder.state);
                instead.add(new Post(
                        holder,
                        post.line,
                        word,
                        post.place,
                        holder.state,
                        row.after(holder.state),
                        Optional.of(view),
                        row));
                coverage.count("gap filled");
                coverage.decided(row.rule());
            }
            undo(post);
            return new Verdict(stopped.verdict(), instead);
        }
    }

    private static void undo(Post post) {
        if (post.from.state.equals(post.after) && !STANDS.contains(post.after)) {
            post.from.state = post.before;
        }
    }

    /** A message reaches the recipient's node for the first time. */
    void arrive(Post post, Instant now) {
        ModelParty to = post.line.peer;
        String reference = post.line.reference;
        ModelCase known = find(to, Optional.empty(), Optional.of(reference)).orElseGet(() -> {
            ModelCase opened = new ModelCase(to, "");
            String own = tables.messages.get(post.sketch.type()).strand();
            Line line = new Line(post.from.holder, own.equals("any") ? "case" : own, false);
            line.reference = reference;
            opened.lines.add(line);
            cases.add(opened);
            return opened;
        });
        post.to = Optional.of(known);
        post.arrived = now;
    }

    /** Its turn at the recipient: delivered, refused or parked, and what is passed on. */
    Verdict deliver(Post post, Instant now) {
        if (post.over) {
            return new Verdict("nothing", List.of());
        }
        ModelCase known = post.to.orElseThrow();
        Line line = known.line(post.line.reference).orElseThrow();
        if (post.place > line.dealtWith + 1) {
            post.parked = true;
            coverage.count("parked");
            return new Verdict("parked", List.of());
        }
        post.parked = false;
        post.over = true;
        try {
            if (post.place <= line.dealtWith) {
                throw new ModelRefusal("ADMIT_STATE_FORBIDDEN", "E4", "I3");
            }
            if (post.expires.isBefore(now)) {
                throw new ModelRefusal("OPEN_EXPIRED", "E7", "");
            }
            Sketch seen = post.sketch.seenBy(known.holder.id(), post.view.orElseThrow(), tables);
            Row row = tables.allowing(seen, post.from.holder.roles(), known.holder.roles(), known.state, true);
            ModelTables.Message kind = tables.messages.get(seen.type());
            boolean said = seen.cells().stream()
                    .anyMatch(cell -> cell.purpose().equals(kind.purpose())
                            && !day(now).isBefore(cell.from())
                            && !day(now).isAfter(cell.until()));
            if (kind.consent().equals("required") && !said) {
                throw new ModelRefusal("ADMIT_CONSENT_MISSING", "C2", "I1");
            }
            boolean opening =
                    !row.opens().isEmpty() && Set.of("NEW", "ANNOUNCED").contains(known.state);
            String before = known.state;
            boolean news = known.remember(seen, tables.facts, day(now));
            known.state = opening ? row.opens() : row.after(before);
            known.received.put(post.id, seen);
            line.dealtWith = post.place;
            coverage.delivered(row.rule());
            boolean changed = news || !known.state.equals(before);
            return new Verdict(
                    "delivered by " + row.rule(), changed ? passOn(known, post.from.holder, seen) : List.of());
        } catch (ModelRefusal refused) {
            coverage.count("refused at the receiver");
            known.received.put(post.id, post.sketch.seenBy(known.holder.id(), post.view.orElseThrow(), tables));
            line.dealtWith = Math.max(line.dealtWith, post.place);
            return new Verdict(refused.verdict(), List.of());
        }
    }

    private List<Post> passOn(ModelCase known, ModelParty from, Sketch seen) {
        String audience = tables.audience(seen, false);
        if (audience.equals("named")) {
            return List.of();
        }
        Sketch bare = seen.without(ONE_LINE_ONLY);
        List<Post> passed = new ArrayList<>();
        for (Line line : concerned(known.holder, known, bare, audience)) {
            if (!line.peer.equals(from)) {
                Row row = tables.allowing(bare, known.holder.roles(), line.peer.roles(), known.state, false);
                String view = tables.view(row, line.peer.roles(), !line.openedHere, known.state);
                passed.add(new Post(
                        known, line, bare, ++line.sent, known.state, row.after(known.state), Optional.of(view), row));
                coverage.count("passed on");
            }
        }
        return passed;
    }

    /** Refused because its predecessor did not come in time. */
    boolean isGivenUp(Post post, Instant now) {
        return post.parked && post.arrived.isBefore(now.minus(PARKED_AT_MOST));
    }

    void giveUp(Post post) {
        post.parked = false;
        post.over = true;
        ModelCase known = post.to.orElseThrow();
        Line line = known.line(post.line.reference).orElseThrow();
        line.dealtWith = Math.max(line.dealtWith, post.place);
        coverage.count("given up");
    }

    /** The sender learns what became of it. */
    void learn(Post post, boolean refused) {
        if (!post.settled) {
            post.settled = true;
            if (refused) {
                undo(post);
                coverage.count("undone at the sender");
            }
        }
    }

    static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
