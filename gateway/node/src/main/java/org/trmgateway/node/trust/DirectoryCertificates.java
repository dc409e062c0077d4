package org.trmgateway.node.trust;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.DirectoryParty;
import org.trmgateway.seal.KnownCertificate;
import org.trmgateway.seal.TrustAnchors;

/** Every certificate of the directory in force, with the authorities that issued them. */
public final class DirectoryCertificates implements Supplier<Collection<X509Certificate>> {

    private final Supplier<Directory> directory;
    private final TrustAnchors anchors;

    public DirectoryCertificates(Supplier<Directory> directory, TrustAnchors anchors) {
        this.directory = directory;
        this.anchors = anchors;
    }

    /** An expired directory lists nobody, and has them still: asking goes on, so that all is fresh when a new one comes. */
    @Override
    public Collection<X509Certificate> get() {
        Set<X509Certificate> certificates = new LinkedHashSet<>(anchors.authorities());
        directory.get().nodes().forEach(node -> certificates.addAll(node.tlsCertificates()));
        directory.get().parties().forEach(party -> add(party, certificates));
        return certificates;
    }

    /** Earlier generations too: what they signed is accepted as long as they are listed. */
    private static void add(DirectoryParty party, Set<X509Certificate> certificates) {
        party.generations()
                .forEach(keys -> Stream.of(
                                keys.signing(),
                                keys.postQuantumSigning(),
                                keys.encryption(),
                                keys.postQuantumEncryption())
                        .map(KnownCertificate::certificate)
                        .forEach(certificates::add));
        party.desk().ifPresent(desk -> {
            certificates.add(desk.encryption().certificate());
            certificates.add(desk.postQuantumEncryption().certificate());
        });
    }
}
