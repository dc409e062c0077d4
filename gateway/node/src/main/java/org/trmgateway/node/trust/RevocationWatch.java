package org.trmgateway.node.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.security.auth.x500.X500Principal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;
import org.trmgateway.seal.KeyFiles;
import org.trmgateway.seal.RevocationStanding;
import org.trmgateway.seal.RevocationStanding.Freshness;
import org.trmgateway.seal.TrustAnchors;

/**
 * Takes a new file of revocation lists into force while the node runs, and tells when what is known about revocations runs out. A file that
 * cannot be read, holds a list of somebody else or an older one never takes the place of a good list.
 */
public final class RevocationWatch {

    private static final Logger LOG = LoggerFactory.getLogger(RevocationWatch.class);

    private final WatchedFile file;
    private final TrustAnchors anchors;
    private final Supplier<Collection<X509Certificate>> certificates;
    private final RevocationRecord record;
    private final Consumer<Sha256> taken;
    private final Clock clock;
    private final Map<X500Principal, Freshness> told = new HashMap<>();
    private Optional<Sha256> untold = Optional.empty();
    private boolean fileRefused;

    /**
     * A watch.
     *
     * @param file PEM file of the lists, which the anchors were loaded from
     * @param certificates those of the directory in force
     * @param taken told the digest of each file whose lists came into force
     */
    public RevocationWatch(
            Path file,
            TrustAnchors anchors,
            Supplier<Collection<X509Certificate>> certificates,
            RevocationRecord record,
            Consumer<Sha256> taken,
            Clock clock) {
        this.file = new WatchedFile(file);
        this.anchors = anchors;
        this.certificates = certificates;
        this.record = record;
        this.taken = taken;
        this.clock = clock;
    }

    /** Looks once. */
    public synchronized void look() {
        if (file.hasChanged()) {
            read();
        }
        untold.ifPresent(digest -> {
            taken.accept(digest);
            untold = Optional.empty();
        });
        anchors.standings(certificates.get(), clock.instant()).forEach(this::tell);
    }

    /** For the health of the node: what is not as it should be, and how many of it. */
    public synchronized SequencedMap<String, Integer> warnings() {
        SequencedMap<String, Integer> warnings = new LinkedHashMap<>();
        if (fileRefused) {
            warnings.put("revocation-file", 1);
        }
        count("revocation-grace", Freshness.GRACE, warnings);
        count("revocation-unknown", Freshness.UNKNOWN, warnings);
        return warnings;
    }

    private void count(String word, Freshness freshness, Map<String, Integer> warnings) {
        int found = (int) told.values().stream().filter(freshness::equals).count();
        if (found > 0) {
            warnings.put(word, found);
        }
    }

    private void read() {
        try {
            Sha256 digest = digest();
            List<X500Principal> older = anchors.replaceRevocationLists(KeyFiles.revocationLists(file.path()));
            fileRefused = !older.isEmpty();
            untold = Optional.of(digest);
            older.forEach(authority -> LOG.warn(
                    "a revocation list is older than the one in force and was not taken: authority=\"{}\"", authority));
            LOG.info(
                    "revocation lists were read again: authorities={}",
                    anchors.revocationLists().size());
        } catch (GatewayException refused) {
            fileRefused = true;
            LOG.warn(
                    "trm.trust.crls was not taken, the lists before it stay in force: {} {}",
                    refused.code(),
                    refused.detail());
        }
    }

    private Sha256 digest() {
        try {
            return Sha256.of(Files.readAllBytes(file.path()));
        } catch (IOException unreadable) {
            throw new GatewayException(ErrorCode.OPEN_REVOCATION_UNKNOWN, Detail.rule("file"), unreadable);
        }
    }

    /** Written down first: what the trail does not have yet is told again at the next look. */
    private void tell(RevocationStanding standing) {
        Freshness before = told.getOrDefault(standing.authority(), Freshness.CURRENT);
        Freshness now = standing.freshness();
        if (now == before) {
            return;
        }
        EvidenceEvent event =
                now == Freshness.GRACE ? EvidenceEvent.REVOCATION_GRACE_BEGAN : EvidenceEvent.REVOCATION_GRACE_ENDED;
        Optional<ErrorCode> reason =
                now == Freshness.UNKNOWN ? Optional.of(ErrorCode.OPEN_REVOCATION_UNKNOWN) : Optional.empty();
        record.write(event, AuthorityId.of(standing.authority()), reason);
        told.put(standing.authority(), now);
        switch (now) {
            case CURRENT -> LOG.info("revocations are known again: authority=\"{}\"", standing.authority());
            case GRACE ->
                LOG.warn(
                        "a revocation list has run out, its certificates are trusted for the grace only: authority=\"{}\" ended={}",
                        standing.authority(),
                        standing.listUntil().map(Object::toString).orElse("never there"));
            case UNKNOWN ->
                LOG.warn(
                        "nobody knows what was revoked, nothing of this authority is trusted: authority=\"{}\" ended={}",
                        standing.authority(),
                        standing.listUntil().map(Object::toString).orElse("never there"));
        }
    }
}
