package org.trmgateway.officer.export;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trmgateway.officer.desk.NodeRefusal;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.trail.MerkleTree;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.TileCoordinate;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.SignedNote;

/**
 * Fetches one log. What is here already is kept. The checkpoint is replaced last, and only by one of which the tree begins with the tree that
 * was here before; until then the export is the earlier one.
 */
final class LogFetch {

    private static final String CHECKPOINT = "checkpoint";
    private static final String STAMP = "checkpoint.tsr";
    private static final String OPENED = "opened";
    private static final long MOST_ENTRIES = 1_000_000_000;
    private static final int TRIES = 5;

    private final String folder;
    private final ExportSource source;
    private final LocalFiles files;
    private final PrintStream progress;

    /**
     * Makes a fetch.
     *
     * @param files folder of the log
     */
    LogFetch(String folder, ExportSource source, LocalFiles files, PrintStream progress) {
        this.folder = folder;
        this.source = source;
        this.files = files;
        this.progress = progress;
    }

    private record Head(SignedNote note, Checkpoint checkpoint, Optional<byte[]> stamp) {}

    /** Fetches; false when the tiles do not add up to the checkpoint, which an export that is the first one keeps for the auditor to name. */
    boolean run() throws IOException, InterruptedException, NodeRefusal {
        Head head = head();
        Optional<Checkpoint> before = before();
        if (before.isPresent() && before.get().size() > head.checkpoint().size()) {
            throw new ExportRefused(folder + ": the node shows "
                    + head.checkpoint().size() + " entries, and here are "
                    + before.get().size() + " of it: it forgot some. Keep this export and tell the other nodes.");
        }
        List<Piece> pieces = TileCoordinate.of(head.checkpoint().size()).stream()
                .map(Piece::new)
                .toList();
        fetch(head.checkpoint().size(), pieces);
        boolean fits = requireContinued(before, head.checkpoint().head());
        Optional<byte[]> opened = source.find(folder + "/" + OPENED);
        if (opened.isPresent()) {
            files.put(OPENED, opened.get());
        }
        replace(head);
        Set<String> wanted = new HashSet<>();
        pieces.forEach(piece -> wanted.addAll(piece.paths()));
        files.keepTiles(wanted);
        return fits;
    }

    /** The checkpoint, and the time stamp over that very one. */
    private Head head() throws IOException, InterruptedException, NodeRefusal {
        byte[] note = note();
        for (int tried = 1; tried <= TRIES; tried++) {
            Optional<byte[]> stamp = source.find(folder + "/" + STAMP);
            byte[] again = note();
            if (Arrays.equals(note, again)) {
                return head(note, stamp);
            }
            note = again;
        }
        return head(note, Optional.empty());
    }

    private Head head(byte[] bytes, Optional<byte[]> stamp) throws IOException {
        try {
            SignedNote note = SignedNote.read(bytes);
            Checkpoint checkpoint = Checkpoint.read(note.text());
            if (checkpoint.size() > MOST_ENTRIES) {
                throw new ExportRefused(folder + ": the checkpoint speaks of more entries than any trail has");
            }
            return new Head(note, checkpoint, stamp);
        } catch (GatewayException malformed) {
            throw new ExportRefused(
                    folder + ": what the node shows as its checkpoint is none; is this address a node's?");
        }
    }

    private byte[] note() throws IOException, InterruptedException, NodeRefusal {
        return source.find(folder + "/" + CHECKPOINT)
                .orElseThrow(
                        () -> new ExportRefused(folder + ": no quorum has seen this log yet; try again in a minute"));
    }

    private Optional<Checkpoint> before() throws IOException {
        Optional<byte[]> note = files.find(CHECKPOINT);
        try {
            return note.map(bytes -> Checkpoint.read(SignedNote.read(bytes).text()));
        } catch (GatewayException malformed) {
            throw new ExportRefused(
                    files.directory().resolve(CHECKPOINT) + " is no checkpoint; fetch into an empty folder");
        }
    }

    private void fetch(long size, List<Piece> pieces) throws IOException, InterruptedException, NodeRefusal {
        List<Piece> missing = new ArrayList<>();
        for (Piece piece : pieces) {
            if (!piece.isIn(files)) {
                missing.add(piece);
            }
        }
        int of = count(pieces);
        FetchProgress said = new FetchProgress(progress, folder, of, of - count(missing));
        said.begins(size);
        Together.run(missing, piece -> {
            piece.fetch(folder, source, files);
            said.more(piece.paths().size());
        });
    }

    private boolean requireContinued(Optional<Checkpoint> before, SizeAndRoot now) throws IOException {
        if (before.isEmpty()) {
            return adds(now, now.size());
        }
        if (!adds(before.get().head(), now.size()) || !adds(now, now.size())) {
            throw new ExportRefused(folder + ": the log no longer begins with the "
                    + before.get().size()
                    + " entries that are here, or what is here was changed. Nothing of it was replaced: keep it, fetch into an empty folder, and"
                    + " compare: ./trm audit consistency");
        }
        return true;
    }

    private boolean adds(SizeAndRoot expected, long size) {
        try {
            return new MerkleTree(new LocalTiles(files, size), size)
                    .rangeRoot(0, expected.size())
                    .equals(expected.root());
        } catch (GatewayException malformed) {
            return false;
        }
    }

    /** The stamp goes with its checkpoint: an old one never stands beside a new note. */
    private void replace(Head head) throws IOException {
        byte[] note = head.note().bytes();
        if (!files.find(CHECKPOINT).map(here -> Arrays.equals(here, note)).orElse(false)) {
            files.remove(STAMP);
            files.put(CHECKPOINT, note);
        }
        if (head.stamp().isPresent()) {
            files.put(STAMP, head.stamp().get());
        }
    }

    private static int count(List<Piece> pieces) {
        return pieces.stream().mapToInt(piece -> piece.paths().size()).sum();
    }
}
