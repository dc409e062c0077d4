package org.trmgateway.routes.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the model knows of one case of one party. */
final class ModelCase {

    final ModelParty holder;
    final String number;
    String state = "NEW";
    final Map<String, String> facts = new TreeMap<>();
    final List<Grant> grants = new ArrayList<>();
    final List<Taken> taken = new ArrayList<>();
    final List<Line> lines = new ArrayList<>();
    final Map<String, Sketch> received = new LinkedHashMap<>();

    ModelCase(ModelParty holder, String number) {
        this.holder = holder;
        this.number = number;
    }

    /** What the case is called between holder and peer, and how far they are. */
    static final class Line {
        final ModelParty peer;
        final String strand;
        final boolean openedHere;
        String reference = "";
        long sent;
        long dealtWith;

        Line(ModelParty peer, String strand, boolean openedHere) {
            this.peer = peer;
            this.strand = strand;
            this.openedHere = openedHere;
        }
    }

    /** A consent, and whether it was taken back. */
    record Grant(
            String purpose,
            String recipient,
            String category,
            LocalDate from,
            LocalDate until,
            Optional<LocalDate> back) {

        boolean live(LocalDate day) {
            return back.isEmpty() && !day.isBefore(from) && !day.isAfter(until);
        }

        private boolean alike(Grant other) {
            return purpose.equals(other.purpose)
                    && recipient.equals(other.recipient)
                    && category.equals(other.category);
        }

        private Grant takenBack(LocalDate day) {
            return new Grant(purpose, recipient, category, from, until, Optional.of(day));
        }
    }

    /** Something taken back; empty for every purpose, or every category. */
    record Taken(LocalDate day, Optional<String> purpose, Optional<String> category) {

        boolean meets(Grant grant) {
            return purpose.map(grant.purpose()::equals).orElse(true)
                    && category.map(grant.category()::equals).orElse(true);
        }
    }

    /** A copy to try something on. */
    ModelCase copy() {
        ModelCase copy = new ModelCase(holder, number);
        copy.become(this);
        return copy;
    }

    /** Takes over what a copy has become, but for the lines. */
    void become(ModelCase other) {
        state = other.state;
        facts.clear();
        facts.putAll(other.facts);
        grants.clear();
        grants.addAll(other.grants);
        taken.clear();
        taken.addAll(other.taken);
    }

    Optional<Line> line(String reference) {
        return lines.stream().filter(line -> line.reference.equals(reference)).findFirst();
    }

    /** Remembers what a message says; returns whether it took something back for the first time that day. */
    boolean remember(Sketch message, Set<String> elements, LocalDate today) {
        for (Sketch.Cell cell : message.cells()) {
            grant(new Grant(
                    cell.purpose(), cell.recipient(), cell.category(), cell.from(), cell.until(), Optional.empty()));
            for (String onward : cell.onward()) {
                grant(new Grant(cell.purpose(), onward, cell.category(), cell.from(), cell.until(), Optional.empty()));
            }
        }
        message.values("trm_ConsentRefused")
                .forEach(category -> takeBack(today, Optional.empty(), Optional.of(category)));
        boolean news = false;
        for (Sketch.Group withdrawal : message.withdrawals()) {
            news |= takeBack(
                    today, withdrawal.value("trm_WithdrawnPurpose"), withdrawal.value("trm_WithdrawnCategory"));
        }
        boolean asylum = "InternationalProtection".equals(facts.get("trm_AlertCode"));
        for (String element : elements) {
            message.value(element).ifPresent(text -> facts.put(element, text));
        }
        if (asylum) {
            facts.put("trm_AlertCode", "InternationalProtection");
        }
        return news;
    }

    private void grant(Grant grant) {
        boolean comesTooLate = grants.stream()
                .filter(grant::alike)
                .filter(known -> known.back().isPresent())
                .anyMatch(known -> !grant.from().isAfter(known.back().get())
                        || !grant.from().isAfter(known.from()));
        if (comesTooLate) {
            return;
        }
        Optional<LocalDate> before = taken.stream()
                .filter(each -> each.meets(grant) && !each.day().isBefore(grant.from()))
                .map(Taken::day)
                .max(LocalDate::compareTo);
        if (before.isPresent()) {
            grants.add(grant.takenBack(before.get()));
        } else {
            grants.removeIf(known -> known.alike(grant) && known.back().isEmpty());
            grants.add(grant);
        }
    }

    private boolean takeBack(LocalDate day, Optional<String> purpose, Optional<String> category) {
        Taken back = new Taken(day, purpose, category);
        grants.replaceAll(grant -> grant.back().isEmpty() && back.meets(grant) ? grant.takenBack(day) : grant);
        boolean news = !taken.contains(back);
        taken.add(back);
        return news;
    }
}
