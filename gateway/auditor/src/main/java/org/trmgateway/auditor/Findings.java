package org.trmgateway.auditor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** What an audit found: facts by name, and defects. Verified means that there is no defect. */
public final class Findings {

    /** Defects that are kept; beyond these only their number is. */
    static final int MOST_LISTED = 1_000;

    private final SequencedMap<String, String> facts = new LinkedHashMap<>();
    private final List<Defect> listed = new ArrayList<>();
    private long count;

    void fact(String name, Object value) {
        facts.put(name, value.toString());
    }

    void fact(String name, Optional<?> value) {
        value.ifPresent(present -> fact(name, present));
    }

    void defect(Check check, String where) {
        defect(check.word(), where);
    }

    void defect(String check, String where) {
        count++;
        if (listed.size() < MOST_LISTED) {
            listed.add(new Defect(check, where));
        }
    }

    /** Takes over what another audit found, under a name of its own. */
    void add(String name, Findings other) {
        other.facts.forEach((fact, value) -> facts.put(name + "/" + fact, value));
        other.listed.forEach(defect -> defect(name + "/" + defect.check(), defect.where()));
        count += other.count - other.listed.size();
    }

    /** Whether every check was passed. */
    public boolean isVerified() {
        return count == 0;
    }

    /** What was read or derived, by name. */
    public SequencedMap<String, String> facts() {
        return new LinkedHashMap<>(facts);
    }

    /** The first thousand defects. */
    public List<Defect> defects() {
        return List.copyOf(listed);
    }

    /** How many defects there are, listed or not. */
    public long count() {
        return count;
    }
}
