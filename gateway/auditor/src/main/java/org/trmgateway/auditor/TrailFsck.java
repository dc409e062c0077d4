package org.trmgateway.auditor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.trail.export.NodeExport;
import org.trmgateway.trail.export.TrailExport;
import org.trmgateway.trail.note.Checkpoint;

/**
 * Checks an export from the bottom: hashes every entry again, builds every tile and the root from nothing else, and compares; and follows the chain
 * of each message and of the logs. {@link Check} names all that is looked at.
 *
 * <p>What it cannot see without a policy: a whole trail made anew, or entries left out at the end, unless the auditor brings a checkpoint of an
 * earlier day. With a policy whoever wants to make a trail anew has to find a quorum of witnesses that helps. But an old export stays good, with
 * its last entries or its last logs left out: {@code seenAt} says of what time it is, and only an earlier checkpoint shows that there was more.
 */
public final class TrailFsck {

    private final Against against;
    private final Progress progress;
    private final Findings findings = new Findings();
    private final Set<String> origins = new HashSet<>();

    private TrailFsck(Against against, Progress progress) {
        this.against = against;
        this.progress = progress;
    }

    /** The same without a word in between. */
    public static Findings check(Path export, Against against) throws IOException {
        return check(export, against, Progress.SILENT);
    }

    /**
     * Checks the export of a node, or of one log.
     *
     * @param against what the auditor knows from elsewhere
     * @throws IOException when files cannot be read, which says nothing about the trail
     */
    public static Findings check(Path export, Against against, Progress progress) throws IOException {
        TrailFsck fsck = new TrailFsck(against, progress);
        try {
            fsck.check(export);
        } catch (GatewayException malformed) {
            fsck.findings.defect(Check.LOGS, NodeExport.LOGS);
        }
        return fsck.findings;
    }

    private void check(Path export) throws IOException {
        boolean whole = NodeExport.isOne(export);
        if (whole) {
            NodeExport node = NodeExport.open(export);
            Set<String> unexpected = new TreeSet<>(node.strangers());
            // A folder that is a link is no folder of this export.
            node.folders().stream()
                    .filter(folder -> Files.isSymbolicLink(node.directory(folder)))
                    .forEach(folder -> unexpected.add(folder.toString()));
            unexpected.forEach(name -> findings.defect(Check.FILE_UNEXPECTED, name));
        }
        boolean begins = whole || !Files.exists(export.resolve(TrailExport.OPENED));
        MessageOrder order = new MessageOrder(begins);
        checkLogs(Logs.of(export), begins, order);
        if (against.earlier().filter(kept -> !origins.contains(kept.origin())).isPresent()) {
            findings.defect(Check.EARLIER, "origin");
        }
        findings.fact("totalEntries", order.entries());
        findings.fact("messages", order.messages());
    }

    private void checkLogs(Logs logs, boolean fromTheBeginning, MessageOrder order) throws IOException {
        LogChain chain = new LogChain(new NoteCheck(against.policies()), findings);
        boolean begins = fromTheBeginning;
        Optional<Optional<Checkpoint>> before = Optional.empty();
        for (Logs.Log log : logs.logs()) {
            Optional<LogFsck.Read> read = LogFsck.check(log, against, order, progress, findings);
            Optional<Checkpoint> checkpoint = read.map(LogFsck.Read::checkpoint);
            if (read.isPresent()) {
                origins.add(read.get().checkpoint().origin());
                chain.checkOrigin(log, read.get().checkpoint().origin());
                if (!begins && read.get().checkpoint().size() == 0) {
                    findings.defect(Check.OPENED, log.place(TrailExport.OPENED));
                } else {
                    chain.checkBegin(log, read.get().first(), begins, before);
                }
            }
            before = Optional.of(checkpoint);
            begins = false;
        }
    }
}
