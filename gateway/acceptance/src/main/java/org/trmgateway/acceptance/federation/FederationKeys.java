package org.trmgateway.acceptance.federation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.trmgateway.certs.SampleLayout;
import org.trmgateway.certs.SampleOfficers;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.certs.SamplePlan;
import org.trmgateway.certs.SampleVaultOfficers;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.seal.KeyFiles;

/** The sample PKI of a federation: where each file is, and TLS for the systems that join in. */
public final class FederationKeys {

    private final SampleLayout layout;

    private FederationKeys(SampleLayout layout) {
        this.layout = layout;
    }

    /** Uses the PKI in the directory, or makes one for these ports. */
    static FederationKeys in(Path directory, Ports ports, List<Member> members) {
        SampleLayout layout = new SampleLayout(directory);
        if (!Files.exists(layout.directoryFile())) {
            Map<NodeId, URI> endpoints = new HashMap<>();
            for (int position = 0; position < members.size(); position++) {
                endpoints.put(
                        new NodeId(members.get(position).node()),
                        URI.create("https://localhost:" + ports.https(position) + "/soap/relay"));
            }
            List<NodeId> nodes =
                    members.stream().map(member -> new NodeId(member.node())).toList();
            Set<PartyId> desks = members.stream()
                    .flatMap(member -> member.parties().stream())
                    .filter(Member.Seat::desk)
                    .map(seat -> new PartyId(seat.party()))
                    .collect(Collectors.toSet());
            SamplePki.generate(
                    directory,
                    Clock.systemUTC(),
                    SamplePlan.of(nodes, endpoints, List.of()).withDesks(desks));
        }
        if (!Files.exists(layout.clientKeyStore(SamplePki.AUDITOR))) {
            throw new IllegalStateException(
                    "this directory was made before trails were audited: begin anew with an empty --dir");
        }
        SampleOfficers.copyCertificates(layout.officers());
        members.forEach(member -> SampleVaultOfficers.generate(layout, new NodeId(member.node()), Clock.systemUTC()));
        return new FederationKeys(layout);
    }

    /** All the paths. */
    public SampleLayout layout() {
        return layout;
    }

    /** Folder with the roots, authorities and revocation lists. */
    public Path trust() {
        return layout.root().getParent();
    }

    Path tlsKeyStore(String node) {
        return layout.nodeKeyStore(new NodeId(node));
    }

    Path partyKeys(String party) {
        return layout.party(new PartyId(party));
    }

    /** TLS with the client certificate of a system, trusting the sample root. */
    public SSLContext tlsOf(String system) {
        char[] password = KeyFiles.password(layout.password());
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(store(layout.clientKeyStore(system), password), password);
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(store(layout.trustStore(), password));
            SSLContext tls = SSLContext.getInstance("TLSv1.3");
            tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return tls;
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("the sample keys cannot be used", unusable);
        }
    }

    /** SHA-256 of a system's client certificate (DER): what a node lists it by. */
    String fingerprintOf(String system) {
        try {
            return Sha256.of(KeyFiles.certificates(layout.clientCertificate(system))
                            .getFirst()
                            .getEncoded())
                    .hex();
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("the sample keys cannot be used", unusable);
        }
    }

    private static KeyStore store(Path file, char[] password) throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            return store;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
