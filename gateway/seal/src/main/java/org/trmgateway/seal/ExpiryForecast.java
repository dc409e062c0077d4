package org.trmgateway.seal;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.trmgateway.seal.Expiry.Kind;
import org.trmgateway.seal.Expiry.Level;

/** Collects what ends and says how soon. A certificate that was added stays what it was added as first. Not thread-safe. */
public final class ExpiryForecast {

    private static final int QUARTER = 4;

    private final Duration warnBefore;
    private final Set<X509Certificate> known = new LinkedHashSet<>();
    private final List<End> ends = new ArrayList<>();

    /** What ends, and how long before that it matters. */
    private record End(Kind kind, String name, String detail, Instant until, Duration matters) {}

    /** A forecast that warns so long before an end, or when a quarter of a life is left if that is shorter. */
    public ExpiryForecast(Duration warnBefore) {
        this.warnBefore = warnBefore;
    }

    /** Adds a certificate under a name. */
    public ExpiryForecast certificate(Kind kind, String name, X509Certificate certificate) {
        if (known.add(certificate)) {
            String detail = certificate.getPublicKey().getAlgorithm() + " serial "
                    + certificate.getSerialNumber().toString(16);
            add(
                    kind,
                    name,
                    detail,
                    certificate.getNotBefore().toInstant(),
                    certificate.getNotAfter().toInstant());
        }
        return this;
    }

    /** Adds a certificate under the common name of its subject. */
    public ExpiryForecast certificate(Kind kind, X509Certificate certificate) {
        return certificate(
                kind, commonName(certificate.getSubjectX500Principal().getEncoded()), certificate);
    }

    /** Adds the revocation list of an authority. */
    public ExpiryForecast list(X509CRL list) {
        return add(
                Kind.REVOCATION_LIST,
                commonName(list.getIssuerX500Principal().getEncoded()),
                "next update",
                list.getThisUpdate().toInstant(),
                list.getNextUpdate().toInstant());
    }

    /** Adds what a directory lists, and its own end. */
    public ExpiryForecast directory(Directory directory) {
        add(Kind.DIRECTORY, "directory", "version " + directory.version(), directory.issued(), directory.expires());
        directory
                .algorithms()
                .suites()
                .forEach(allowed -> allowed.until()
                        .ifPresent(end -> add(Kind.SUITE, allowed.suite().name(), "sunset", directory.issued(), end)));
        directory.nodes().forEach(node -> certificate(Kind.NODE, node.id().value(), node.tlsCertificate()));
        for (DirectoryParty party : directory.parties()) {
            String name = party.id().value();
            // What comes after them is listed already: earlier generations end unnoticed.
            PartyCertificates current = party.certificates();
            certificate(Kind.PARTY, name, current.signing().certificate());
            certificate(Kind.PARTY, name, current.postQuantumSigning().certificate());
            certificate(Kind.PARTY, name, current.encryption().certificate());
            certificate(Kind.PARTY, name, current.postQuantumEncryption().certificate());
            party.desk().ifPresent(desk -> {
                certificate(Kind.PARTY, name, desk.encryption().certificate());
                certificate(Kind.PARTY, name, desk.postQuantumEncryption().certificate());
            });
        }
        return this;
    }

    /** Adds roots, authorities and their lists. */
    public ExpiryForecast trust(TrustAnchors anchors) {
        anchors.roots().forEach(root -> certificate(Kind.AUTHORITY, root));
        anchors.authorities().forEach(authority -> certificate(Kind.AUTHORITY, authority));
        anchors.revocationLists().forEach(this::list);
        return this;
    }

    /** Adds anything that lives from one instant to another. */
    public ExpiryForecast add(Kind kind, String name, String detail, Instant from, Instant until) {
        Duration quarter = Duration.between(from, until).dividedBy(QUARTER);
        ends.add(new End(kind, name, detail, until, quarter.compareTo(warnBefore) < 0 ? quarter : warnBefore));
        return this;
    }

    /** Everything, the most urgent first. */
    public List<Expiry> at(Instant now) {
        return ends.stream()
                .map(end -> new Expiry(
                        end.kind(),
                        end.name(),
                        end.detail(),
                        end.until(),
                        Math.floorDiv(
                                Duration.between(now, end.until()).toSeconds(),
                                Duration.ofDays(1).toSeconds()),
                        level(end, now)))
                .sorted(Comparator.comparing(Expiry::level)
                        .reversed()
                        .thenComparing(Expiry::until)
                        .thenComparing(Expiry::name)
                        .thenComparing(Expiry::detail))
                .toList();
    }

    private static Level level(End end, Instant now) {
        Duration left = Duration.between(now, end.until());
        if (left.compareTo(end.matters()) > 0) {
            return Level.OK;
        }
        return left.compareTo(end.matters().dividedBy(QUARTER)) > 0 ? Level.SOON : Level.DUE;
    }

    private static String commonName(byte[] subject) {
        RDN[] names = X500Name.getInstance(subject).getRDNs(BCStyle.CN);
        return Optional.of(names)
                .filter(found -> found.length > 0)
                .map(found -> IETFUtils.valueToString(found[0].getFirst().getValue()))
                .orElse("without a common name");
    }
}
