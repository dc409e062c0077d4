package org.trmgateway.certs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.seal.DecryptionIdentity;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.DirectoryContent;
import org.trmgateway.seal.KeyFiles;
import org.trmgateway.seal.Pkcs12Keys;
import org.trmgateway.seal.SigningIdentity;
import org.trmgateway.seal.TrailKeys;
import org.trmgateway.seal.TrustAnchors;
import org.trmgateway.seal.UnverifiedDirectory;

/**
 * A sample public-key infrastructure in a directory: a root, an authority per node, keys of every node, party and national system, the
 * signed directory, a time-stamping authority. For demonstrations and tests; whoever reads the directory is everybody in it.
 */
public final class SamplePki {

    /** The client certificate of the auditor of the federation. */
    public static final String AUDITOR = "auditor";

    /** A client certificate of a known party that is over. */
    public static final String EXPIRED_CLIENT = "misuse-expired";

    /** A client certificate of a known party that its authority revoked. */
    public static final String REVOKED_CLIENT = "misuse-revoked";

    /** A client certificate in the name of a known party, from an authority that nobody trusts. */
    public static final String STRANGER_CLIENT = "misuse-stranger";

    /** How many directory authorities there are; two of them have to sign. */
    public static final int DIRECTORY_AUTHORITIES = 3;

    private final SampleLayout layout;

    private SamplePki(SampleLayout layout) {
        this.layout = layout;
    }

    /**
     * Makes the infrastructure, valid for two years from the clock, in an empty or new directory.
     *
     * @throws IllegalStateException when there is something in the directory
     * @throws UncheckedIOException when a file cannot be written
     */
    public static SamplePki generate(Path directory, Clock clock, SamplePlan plan) {
        SampleLayout layout = new SampleLayout(directory);
        try {
            requireEmpty(directory);
            new SampleMaker(plan, layout, clock.instant()).make();
            return new SamplePki(layout);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the sample infrastructure could not be made", impossible);
        }
    }

    /** An infrastructure that was made before; throws {@link IllegalStateException} when there is none. */
    public static SamplePki load(Path directory) {
        SampleLayout layout = new SampleLayout(directory);
        if (!isSample(layout)) {
            throw new IllegalStateException("no sample infrastructure in " + directory);
        }
        return new SamplePki(layout);
    }

    /** Deletes an infrastructure that {@link #generate} made; throws {@link IllegalStateException} when the directory is anything else. */
    public static void delete(Path directory) {
        if (!isSample(new SampleLayout(directory))) {
            throw new IllegalStateException("no sample infrastructure in " + directory);
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }

    /** Where the files are. */
    public SampleLayout layout() {
        return layout;
    }

    /** The trust root, authorities and revocation lists. */
    public TrustAnchors trustAnchors() {
        return KeyFiles.trustAnchors(layout.root(), layout.authorities(), layout.revocationLists());
    }

    /** The signed directory, opened. */
    public Directory directory(Clock clock) {
        try {
            return Directory.open(Files.readAllBytes(layout.directoryFile()), trustAnchors(), clock);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The signing keys of a party. */
    public SigningIdentity signing(PartyId party) {
        return KeyFiles.signingIdentity(layout.party(party), layout.password());
    }

    /** The decryption keys of a party. */
    public DecryptionIdentity decryption(PartyId party) {
        return KeyFiles.decryptionIdentity(layout.party(party), layout.password());
    }

    /** The keys for sealed parts of a party that keeps them at its own desk. */
    public DecryptionIdentity desk(PartyId party) {
        return KeyFiles.deskIdentity(layout.desk(party), layout.password());
    }

    /** The signing keys of a directory authority, counted from 1 to {@link #DIRECTORY_AUTHORITIES}. */
    public SigningIdentity directoryAuthority(int number) {
        return KeyFiles.signingIdentity(layout.directoryAuthority(number), layout.password());
    }

    /** Signs a directory with the keys of the first two authorities. */
    public byte[] signDirectory(DirectoryContent content) {
        return Directory.sign(content, directoryAuthority(1), directoryAuthority(2));
    }

    /**
     * The version after the sample's directory, signed; the sample's own file stays as it is.
     *
     * @param at when it is issued, cut to whole milliseconds
     * @param change what is different in it, beside version and dates
     */
    public byte[] nextDirectory(Instant at, UnaryOperator<DirectoryContent> change) {
        try {
            return nextDirectory(Files.readAllBytes(layout.directoryFile()), at, change);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The version after another one. */
    public byte[] nextDirectory(byte[] previous, Instant at, UnaryOperator<DirectoryContent> change) {
        DirectoryContent content = UnverifiedDirectory.read(previous).content();
        return signDirectory(change.apply(content.next(at.truncatedTo(ChronoUnit.MILLIS))));
    }

    /**
     * A revocation list of an authority beside that which was made with it; every certificate was revoked for a compromised key.
     *
     * @param authority {@code root}, a node, or {@code federation}
     */
    public X509CRL revocationList(String authority, List<X509Certificate> revoked, Instant from, Instant until) {
        try {
            return SampleAuthority.of(
                            KeyFiles.privateKey(layout.authority(authority, ".key.pem"), password()),
                            KeyFiles.certificates(layout.authority(authority, ".cert.pem"))
                                    .getFirst())
                    .revocationList(revoked, new Validity(from, until));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Answers questions about the certificates of every authority, as the sample's revocation lists say. */
    public SampleOcspResponder ocspResponder(Clock clock) {
        try (Stream<Path> files = Files.list(layout.responders())) {
            return new SampleOcspResponder(
                    files.filter(file -> file.toString().endsWith(".key.pem"))
                            .map(file -> new SampleOcspResponder.Signer(
                                    KeyFiles.privateKey(file, password()),
                                    KeyFiles.certificates(
                                            Path.of(file.toString().replace(".key.pem", ".cert.pem")))))
                            .toList(),
                    KeyFiles.revocationLists(layout.revocationLists()),
                    clock);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Writes the keys of every party into one PKCS #12 file each, beside the PEM files. */
    public void writePkcs12() {
        try (Stream<Path> parties = Files.list(layout.directory().resolve("parties"))) {
            for (Path party : parties.toList()) {
                Pkcs12Keys.convert(party, layout.password(), party.resolve("keys.p12"));
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** A time-stamping authority with the sample's key. */
    public SampleTimeStampAuthority timeStampAuthority(Clock clock) {
        return new SampleTimeStampAuthority(
                KeyFiles.privateKey(layout.timeStamping().resolve("tsa.key.pem"), KeyFiles.password(layout.password())),
                KeyFiles.certificates(layout.timeStamping().resolve("tsa.cert.pem")),
                clock);
    }

    /** The password of every key and key store. */
    public char[] password() {
        return KeyFiles.password(layout.password());
    }

    /** The keys of a node's trail. */
    public TrailKeys trail(NodeId node) {
        return TrailKeys.load(trailOf(node), layout.trail(node), layout.password());
    }

    /** The name of a node's trail, for example {@code pl.trm.example/trail}. */
    public static String trailOf(NodeId node) {
        return node + ".trm.example/trail";
    }

    /** The name of the client certificate of a party's national system. */
    public static String clientOf(PartyId party) {
        return party.value() + "-system";
    }

    private static boolean isSample(SampleLayout layout) {
        return Files.isRegularFile(layout.notice()) && Files.isRegularFile(layout.password());
    }

    private static void requireEmpty(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> found = files.limit(1).toList();
            if (!found.isEmpty()) {
                throw new IllegalStateException("not empty: " + directory);
            }
        }
    }
}
