package org.trmgateway.auditor;

import java.io.IOException;
import java.util.Optional;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.trail.export.TrailExport;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.SignedNote;

/** Whether each log says in its first entry how the one before it ended, so that nothing can be left out between two logs. */
final class LogChain {

    private final NoteCheck policies;
    private final Findings findings;
    private Optional<String> base = Optional.empty();

    LogChain(NoteCheck policies, Findings findings) {
        this.policies = policies;
        this.findings = findings;
    }

    /** The origins of a node's logs are one name, and behind it the name of the folder. */
    void checkOrigin(Logs.Log log, String origin) {
        if (log.folder().isEmpty()) {
            return;
        }
        String name = origin.substring(0, Math.max(0, origin.lastIndexOf('/')));
        if (!origin.equals(name + "/" + log.folder().get())) {
            findings.defect(Check.CHECKPOINT, log.place("origin"));
            return;
        }
        if (base.isPresent() && !base.get().equals(name)) {
            findings.defect(Check.LOGS, log.folder().get().toString());
        }
        base = base.or(() -> Optional.of(name));
    }

    /**
     * Checks how a log begins.
     *
     * @param first its first entry; nothing is said when that could not be read
     * @param begins whether no log of the node is before it
     * @param before the checkpoint of the log before it; empty when that is not looked at
     */
    void checkBegin(Logs.Log log, Optional<TrailEntry> first, boolean begins, Optional<Optional<Checkpoint>> before)
            throws IOException {
        if (first.isEmpty()) {
            return;
        }
        Optional<byte[]> opened = opened(log);
        boolean good = begins
                ? opened.isEmpty() && !EntryChecks.isOpening(first.get())
                : opened.isPresent()
                        && names(first.get(), opened.get())
                        && continues(log, first.get(), opened.get(), before);
        if (!good) {
            findings.defect(Check.OPENED, log.place(TrailExport.OPENED));
        }
    }

    private static Optional<byte[]> opened(Logs.Log log) throws IOException {
        try {
            return TrailExport.open(log.directory()).file(TrailExport.OPENED);
        } catch (GatewayException tooLong) {
            return Optional.of(new byte[0]);
        }
    }

    private static boolean names(TrailEntry first, byte[] opened) {
        return EntryChecks.isOpening(first)
                && first.documentSha256().filter(Sha256.of(opened)::equals).isPresent();
    }

    private boolean continues(Logs.Log log, TrailEntry first, byte[] opened, Optional<Optional<Checkpoint>> before) {
        if (first.event() == EvidenceEvent.LOG_RECOVERED) {
            return RecoveryCheck.fits(log, first, opened, before, findings);
        }
        if (before.isEmpty()) {
            return true;
        }
        try {
            SignedNote last = SignedNote.read(opened);
            if (policies.isAsked()) {
                policies.require(last);
            }
            return before.get().filter(Checkpoint.read(last.text())::equals).isPresent();
        } catch (GatewayException | NoteCheck.Refused notSeen) {
            return false;
        }
    }
}
