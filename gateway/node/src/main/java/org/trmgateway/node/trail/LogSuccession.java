package org.trmgateway.node.trail;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.Sha256;
import org.trmgateway.referral.Stage;
import org.trmgateway.trail.Sequencer;
import org.trmgateway.trail.TrailEntry;

/**
 * Which log the next entries go to. A year (UTC) has a log of its own: it opens once a quorum has seen all of the log before, and its first
 * entry names that last checkpoint, so that nothing can be put between the two or left out. Until then entries wait; they are safe. They wait too
 * while the open log is one that went back: it ends where it is, and only {@link TrailRecovery} opens the next.
 *
 * <p>Every method belongs into the transaction of the leading sequencer.
 */
public final class LogSuccession {

    private static final Logger LOG = LoggerFactory.getLogger(LogSuccession.class);
    private static final int FIRST = 1;

    private final JdbcTrailStore store;
    private final TrailLogs logs;
    private final CheckpointStore checkpoints;
    private final RollBacks rollBacks;
    private final OwnTrail own;
    private final Runnable checkpoint;
    private final Clock clock;

    /**
     * A succession.
     *
     * @param checkpoint asks for a checkpoint, and does not wait for it
     */
    public LogSuccession(
            JdbcTrailStore store,
            TrailLogs logs,
            CheckpointStore checkpoints,
            RollBacks rollBacks,
            OwnTrail own,
            Runnable checkpoint,
            Clock clock) {
        this.store = store;
        this.logs = logs;
        this.checkpoints = checkpoints;
        this.rollBacks = rollBacks;
        this.own = own;
        this.checkpoint = checkpoint;
        this.clock = clock;
    }

    /**
     * The log to which entries go now; opens the first, and the next when its year has come.
     *
     * @return absent while the last checkpoint of a finished year is missing, and after a roll-back
     */
    Optional<JdbcTrailStore> current() {
        Instant now = clock.instant();
        Optional<TrailLog> open = logs.open();
        if (open.isEmpty()) {
            own.origin(year(now)).ifPresent(origin -> logs.insert(new TrailLog(FIRST, year(now), origin, now), null));
            return Optional.of(store);
        }
        if (rollBacks.isRolledBack()) {
            return Optional.empty();
        }
        TrailLog log = open.get();
        JdbcTrailStore entries = store.ofLog(log.ordinal());
        if (own.base().isEmpty() || yearOf(log).compareTo(year(now)) >= 0 || entries.size() == 0) {
            return Optional.of(entries);
        }
        Optional<StoredCheckpoint> last = checkpoints
                .latest(log.ordinal())
                .filter(stored -> stored.checkpoint().size() == entries.size());
        if (last.isEmpty()) {
            checkpoint.run();
        }
        return last.map(seen -> next(EvidenceEvent.LOG_OPENED, seen.note().bytes()));
    }

    /**
     * Opens the log after the open one.
     *
     * @param event what its first entry says
     * @param document what that entry is about
     */
    JdbcTrailStore next(EvidenceEvent event, byte[] document) {
        Instant now = clock.instant();
        int ordinal = logs.open().orElseThrow().ordinal() + 1;
        String folder = freeFolder(year(now));
        logs.insert(new TrailLog(ordinal, folder, own.origin(folder).orElseThrow(), now), document);
        JdbcTrailStore entries = store.ofLog(ordinal);
        TrailEntry first = TrailEntry.of(event, Stage.TRAIL, now)
                .document(Sha256.of(document))
                .build();
        entries.commit(Sequencer.sequence(0, entries, List.of(store.append(first.toBytes()))));
        LOG.info("trail: another log is open: folder={}", folder);
        return entries;
    }

    private String freeFolder(String year) {
        Set<String> taken = logs.all().stream().map(TrailLog::folder).collect(Collectors.toSet());
        String folder = year;
        for (int number = 2; taken.contains(folder); number++) {
            folder = year + "-" + number;
        }
        return folder;
    }

    private static String yearOf(TrailLog log) {
        return log.folder().substring(0, 4);
    }

    private static String year(Instant at) {
        return Integer.toString(at.atOffset(ZoneOffset.UTC).getYear());
    }
}
