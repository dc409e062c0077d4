package org.trmgateway.routes.federation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.trmgateway.certs.SamplePki;
import org.trmgateway.certs.SamplePlan;
import org.trmgateway.certs.SampleVaultOfficers;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Role;
import org.trmgateway.seal.DecryptionIdentity;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.DirectoryContent;
import org.trmgateway.seal.DirectoryParty;
import org.trmgateway.seal.KeyFiles;
import org.trmgateway.seal.PartCertificates;
import org.trmgateway.seal.PartyCertificates;
import org.trmgateway.seal.SigningIdentity;
import org.trmgateway.seal.TrustAnchors;
import org.trmgateway.vault.VaultOfficers;

/** What all tests share because making it takes seconds: the contracts, a sample PKI and its keys. All of it immutable. */
public final class SampleWorld {

    /** When every test begins: a day on which the samples' consents and assessments are live. */
    public static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    /** Further organisations, each with the keys that the sample made for another: role, country and node, whose keys. */
    private static final Map<PartyId, Guest> GUESTS = Map.of(
            new PartyId("by-konsul"),
            new Guest(Role.CONS, "BY", "by", new PartyId("sk-mv")),
            new PartyId("pl-policja"),
            new Guest(Role.LEA, "PL", "pl", new PartyId("rs-centar")),
            new PartyId("pl-kurator"),
            new Guest(Role.GUARD, "PL", "pl", new PartyId("tm-ngo")),
            new PartyId("pl-audyt"),
            new Guest(Role.AUD, "PL", "pl", new PartyId("sk-gw")),
            MemoryFederation.IOM_DESK,
            new Guest(Role.IOM, "SK", "iom", new PartyId("tm-gw")));

    /** Whose keys are at the desk of the one guest that has a desk; nobody else in this world uses them. */
    private static final PartyId KEYS_OF_THE_DESK = new PartyId("rs-gw");

    private static final Set<String> NODES = Set.of("pl", "by", "iom");

    private static final SampleWorld WORLD = new SampleWorld();

    private final Contracts contracts = Contracts.load();
    private final SamplePki pki;
    private final TrustAnchors anchors;
    private final byte[] signedDirectory;
    private final Map<PartyId, SigningIdentity> signing = new ConcurrentHashMap<>();
    private final Map<PartyId, DecryptionIdentity> decryption = new ConcurrentHashMap<>();

    private SampleWorld() {
        Path directory = temporary("pki");
        pki = SamplePki.generate(directory, Clock.fixed(START, ZoneOffset.UTC), SamplePlan.standard());
        anchors = pki.trustAnchors();
        signedDirectory = pki.signDirectory(content());
    }

    private record Guest(Role role, String country, String node, PartyId keysOf) {}

    /** The one world. */
    public static SampleWorld get() {
        return WORLD;
    }

    /** A new folder below the module's {@code target}. */
    public static Path temporary(String name) {
        try {
            return Files.createTempDirectory(name);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    public Contracts contracts() {
        return contracts;
    }

    public TrustAnchors anchors() {
        return anchors;
    }

    /** The signed directory, read against a clock. */
    public Directory directory(Clock clock) {
        return Directory.open(signedDirectory, anchors, clock);
    }

    /** The directory in force at each moment of a clock: the authorities issue the next version when one is over. */
    public Supplier<Directory> directories(Clock clock) {
        AtomicReference<Directory> inForce = new AtomicReference<>(directory(clock));
        return () -> inForce.updateAndGet(last -> clock.instant().isBefore(last.expires()) ? last : after(last, clock));
    }

    private Directory after(Directory last, Clock clock) {
        DirectoryContent next = last.content().next(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return Directory.open(pki.signDirectory(next), anchors, clock);
    }

    /** The signing keys of any party. */
    public SigningIdentity signing(PartyId party) {
        return signing.computeIfAbsent(party, own -> pki.signing(keysOf(own)));
    }

    /** The decryption keys of any party. */
    public List<DecryptionIdentity> decryption(PartyId party) {
        return List.of(decryption.computeIfAbsent(party, own -> pki.decryption(keysOf(own))));
    }

    /** The officers of a node's vault. */
    public VaultOfficers vaultOfficers(NodeId node) {
        return VaultOfficers.in(vaultOfficerKeys(node));
    }

    /** Folder of the keys of a node's officers. */
    public Path vaultOfficerKeys(NodeId node) {
        SampleVaultOfficers.generate(pki.layout(), node, Clock.fixed(START, ZoneOffset.UTC));
        return pki.layout().vaultOfficers(node);
    }

    /** The password of every sample key. */
    public Path passwordFile() {
        return pki.layout().password();
    }

    /** The keys at the desk of {@link MemoryFederation#IOM_DESK}, which its node does not have. */
    public DecryptionIdentity desk() {
        return pki.decryption(KEYS_OF_THE_DESK);
    }

    private static PartyId keysOf(PartyId party) {
        return Optional.ofNullable(GUESTS.get(party)).map(Guest::keysOf).orElse(party);
    }

    private static PartCertificates deskOf(Directory sample) {
        PartyCertificates keys =
                sample.party(KEYS_OF_THE_DESK, ErrorCode.INTERNAL).certificates();
        return new PartCertificates(keys.encryption(), keys.postQuantumEncryption());
    }

    /** Three nodes of the sample with their parties, and the guests. */
    private DirectoryContent content() {
        Directory sample = pki.directory(Clock.fixed(START, ZoneOffset.UTC));
        List<DirectoryParty> parties = new ArrayList<>(sample.parties().stream()
                .filter(party -> NODES.contains(party.node().value()))
                .toList());
        GUESTS.forEach((id, guest) -> {
            DirectoryParty owner = sample.party(guest.keysOf(), ErrorCode.INTERNAL);
            parties.add(new DirectoryParty(
                    id,
                    new NodeId(guest.node()),
                    guest.country(),
                    Set.of(guest.role()),
                    owner.certificates(),
                    owner.suiteFloor(),
                    owner.languages(),
                    id.equals(MemoryFederation.IOM_DESK) ? Optional.of(deskOf(sample)) : Optional.empty()));
        });
        return new DirectoryContent(
                sample.version(),
                sample.issued(),
                sample.expires(),
                KeyFiles.certificates(pki.layout().authorities()),
                sample.nodes().stream()
                        .filter(node -> NODES.contains(node.id().value()))
                        .toList(),
                parties);
    }
}
