package org.trmgateway.routes.store;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.trmgateway.referral.PartyId;

/** Adopted directories and cut-offs in memory. */
public final class InMemoryDirectoryStore implements DirectoryStore {

    private final InMemoryDatabase.Table<Long, Issue> issues;
    private final InMemoryDatabase.Table<Key, KeptCut> cuts;

    public InMemoryDirectoryStore(InMemoryDatabase database) {
        this.issues = database.table();
        this.cuts = database.table();
    }

    private record Key(PartyId party, long directoryVersion) {}

    @Override
    public void takeTurn() {
        // one transaction at a time is the rule of this database
    }

    @Override
    public Mark mark() {
        return new Mark(newest().map(Issue::version).orElse(0L), cuts().size());
    }

    @Override
    public Optional<Issue> newest() {
        return issues.with(rows -> rows.values().stream().max(Comparator.comparingLong(Issue::version)));
    }

    @Override
    public void insert(Issue issue) {
        if (issues.with(rows -> rows.putIfAbsent(issue.version(), issue)) != null) {
            throw new IllegalStateException("there is a directory of this version");
        }
    }

    @Override
    public List<KeptCut> cuts() {
        return cuts.with(rows -> List.copyOf(rows.values()));
    }

    @Override
    public void insert(KeptCut cut) {
        if (cuts.with(rows -> rows.putIfAbsent(new Key(cut.party(), cut.directoryVersion()), cut)) != null) {
            throw new IllegalStateException("there is a cut-off of this party for this version");
        }
    }
}
