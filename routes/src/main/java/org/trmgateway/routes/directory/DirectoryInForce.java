package org.trmgateway.routes.directory;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.store.DirectoryStore;
import org.trmgateway.routes.store.DirectoryStore.Issue;
import org.trmgateway.routes.store.DirectoryStore.KeptCut;
import org.trmgateway.seal.Cut;
import org.trmgateway.seal.CutReason;
import org.trmgateway.seal.Directory;

/** The directory every part of the node asks, with the cut-offs that hold. What is in here was verified and is whole; swapping it is atomic. */
public final class DirectoryInForce implements Supplier<Directory> {

    private final List<Consumer<Directory>> listeners = new CopyOnWriteArrayList<>();
    private volatile Current current;

    /**
     * What is in force.
     *
     * @param directory opened, with the cuts that hold
     * @param container as the authorities signed it
     * @param cuts the cuts that hold, as signed
     * @param everCut whether this node has ever adopted a cut-off
     */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    public record Current(Directory directory, byte[] container, List<KeptCut> cuts, boolean everCut) {

        public Current {
            cuts = List.copyOf(cuts);
        }

        /** What tells two directories of one version apart. */
        public Sha256 sha256() {
            return directory.sha256();
        }

        static Current of(Directory opened, byte[] container, Collection<KeptCut> adopted) {
            Directory directory =
                    opened.withCuts(adopted.stream().map(DirectoryInForce::cut).toList());
            return new Current(
                    directory,
                    container,
                    adopted.stream()
                            .filter(kept -> cut(kept).holdsFor(directory.version()))
                            .toList(),
                    !adopted.isEmpty());
        }
    }

    private DirectoryInForce(Current first) {
        this.current = first;
    }

    /** A directory that was opened elsewhere; no cut-off is known. */
    public static DirectoryInForce of(Directory opened, byte[] container) {
        return new DirectoryInForce(Current.of(opened, container, List.of()));
    }

    /**
     * What a node starts with: the newest directory it has adopted or, if that is newer or is the first, the file. An older file never counts,
     * whatever it says.
     *
     * @throws GatewayException with an {@code OPEN_DIRECTORY_...} code when neither can be used
     */
    public static DirectoryInForce start(DirectoryStore store, byte[] file, DirectoryReader reader) {
        Optional<Issue> newest = store.newest();
        List<KeptCut> cuts = store.cuts();
        Optional<Current> adopted = newest.flatMap(issue -> opened(issue.container(), cuts, reader));
        try {
            Directory offered = reader.directory(file);
            boolean counts = newest.map(issue -> offered.version() > issue.version()
                            || (offered.version() == issue.version()
                                    && offered.sha256().equals(issue.sha256())))
                    .orElse(true);
            if (counts
                    && adopted.map(known ->
                                    offered.version() > known.directory().version())
                            .orElse(true)) {
                return new DirectoryInForce(Current.of(offered, file, cuts));
            }
        } catch (GatewayException unusable) {
            return new DirectoryInForce(adopted.orElseThrow(() -> unusable));
        }
        return new DirectoryInForce(adopted.orElseGet(
                () -> Current.of(reader.directory(newest.orElseThrow().container()), file, cuts)));
    }

    @Override
    public Directory get() {
        return current.directory();
    }

    /** Everything that is in force, of one moment. */
    public Current current() {
        return current;
    }

    /** Told of each directory that comes into force later, after it has. */
    public void onChange(Consumer<Directory> listener) {
        listeners.add(listener);
    }

    void swap(Current next) {
        current = next;
        listeners.forEach(listener -> listener.accept(next.directory()));
    }

    static Cut cut(KeptCut kept) {
        return new Cut(kept.party(), kept.at(), kept.directoryVersion(), CutReason.valueOf(kept.reason()));
    }

    private static Optional<Current> opened(byte[] container, List<KeptCut> cuts, DirectoryReader reader) {
        try {
            return Optional.of(Current.of(reader.directory(container), container, cuts));
        } catch (GatewayException noLongerUsable) {
            return Optional.empty();
        }
    }
}
