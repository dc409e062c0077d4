package org.trmgateway.routes.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.trmgateway.routes.federation.MemoryFederation.BY_MVD;
import static org.trmgateway.routes.federation.MemoryFederation.PL;
import static org.trmgateway.routes.federation.MemoryFederation.PL_SG;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.routes.federation.MemoryFederation;
import org.trmgateway.routes.federation.MemoryNode;
import org.trmgateway.routes.federation.SampleForms;
import org.trmgateway.routes.federation.SampleWorld;
import org.trmgateway.routes.inbound.translate.Parcel;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.seal.ApprovalSignature;
import org.trmgateway.seal.DecryptionIdentity;
import org.trmgateway.seal.KeyFiles;
import org.trmgateway.trail.TrailEntry;
import org.trmgateway.vault.IdentityReader;
import org.trmgateway.vault.RevealOrder;
import org.trmgateway.vault.RevealOrderXml;
import org.trmgateway.vault.SealedIdentity;

/** Two officers of different roles, one use, and nothing before it is on the trail. */
class RevealDeskTest {

    private static final String CASE_OFFICER = "case-officer-1";
    private static final String OTHER_CASE_OFFICER = "case-officer-2";
    private static final String DATA_PROTECTION = "data-protection-officer-1";

    private MemoryFederation federation;
    private MemoryNode poland;
    private MessageId referral;

    @BeforeEach
    void refer() throws Exception {
        federation = new MemoryFederation();
        poland = federation.node(PL);
        referral = poland.accepted(PL_SG, "key-1", SampleForms.referral("SG/2026/8001"));
        federation.settle();
    }

    @AfterEach
    void stop() {
        federation.close();
    }

    @Test
    void handsOutTheFieldsOfTheOrderToBothOfficersTogether() {
        byte[] order = order("P1");
        List<SealedIdentity> revealed =
                poland.reveals().reveal(PL_SG, order, signed(order, CASE_OFFICER, DATA_PROTECTION));

        assertThat(revealed).singleElement().satisfies(identity -> {
            assertThat(identity.fields()).containsOnlyKeys("P1");
            SealedIdentity inner = IdentityReader.takeOffOuter(identity, decryption(CASE_OFFICER));
            assertThat(new String(
                            IdentityReader.read(inner, decryption(DATA_PROTECTION))
                                    .get("P1"),
                            StandardCharsets.UTF_8))
                    .contains("Person/prs_SecondName\t", "Person/prs_FirstName\t");
        });
        assertThat(trail(referral)).endsWith(EvidenceEvent.REVEAL_ORDERED, EvidenceEvent.REVEAL_EXECUTED);
        assertThat(notices()).singleElement().asString().contains("PROTECT_REVEAL_DONE");
    }

    @Test
    void keepsNobodysNameOutsideTheVaultOnceTheMessageIsSealed() {
        var message = poland.message(referral, Direction.OUT);
        assertThat(poland.messages().body(referral, Direction.OUT)).isNotEmpty();
        String kept = poland.bodyOf(referral);
        assertThat(kept).contains("<prs_SecondName>***<").doesNotContain("Wójcik");
        assertThat(message.state().isFinal()).isTrue();
    }

    @Test
    void oneOfficerCannotReadAlone() {
        byte[] order = order("P1");
        SealedIdentity revealed = poland.reveals()
                .reveal(PL_SG, order, signed(order, CASE_OFFICER, DATA_PROTECTION))
                .getFirst();
        assertRefused(ErrorCode.OPEN_ADDRESSEE_WRONG, () -> IdentityReader.read(revealed, decryption(DATA_PROTECTION)));
        SealedIdentity inner = IdentityReader.takeOffOuter(revealed, decryption(CASE_OFFICER));
        assertRefused(ErrorCode.OPEN_ADDRESSEE_WRONG, () -> IdentityReader.read(inner, decryption(CASE_OFFICER)));
    }

    @Test
    void refusesOneOfficerOrTwoOfOneRoleOrTheSameTwice() {
        for (List<String> signers : List.of(
                List.<String>of(),
                List.of(CASE_OFFICER),
                List.of(DATA_PROTECTION),
                List.of(CASE_OFFICER, CASE_OFFICER),
                List.of(CASE_OFFICER, OTHER_CASE_OFFICER))) {
            byte[] order = order("P1");
            assertRefused(
                    ErrorCode.PROTECT_REVEAL_APPROVAL_MISSING,
                    () -> poland.reveals().reveal(PL_SG, order, signed(order, signers.toArray(String[]::new))));
        }
        assertThat(trail(referral)).doesNotContain(EvidenceEvent.REVEAL_ORDERED);
        assertThat(poland.trail().entriesWithoutMessage())
                .filteredOn(entry -> entry.event() == EvidenceEvent.REVEAL_REFUSED)
                .hasSize(5);
    }

    @Test
    void refusesASignatureUnderAnotherOrder() {
        byte[] order = order("P1");
        byte[] other = order("P1", "P3");
        assertRefused(
                ErrorCode.PROTECT_REVEAL_APPROVAL_INVALID,
                () -> poland.reveals()
                        .reveal(PL_SG, order, List.of(sign(order, CASE_OFFICER), sign(other, DATA_PROTECTION))));
    }

    @Test
    void usesAnOrderOnce() {
        byte[] order = order("P1");
        List<byte[]> signatures = signed(order, CASE_OFFICER, DATA_PROTECTION);
        poland.reveals().reveal(PL_SG, order, signatures);
        assertRefused(ErrorCode.PROTECT_REVEAL_USED, () -> poland.reveals().reveal(PL_SG, order, signatures));
    }

    @Test
    void refusesAnOldOrder() {
        byte[] order = order("P1");
        List<byte[]> signatures = signed(order, CASE_OFFICER, DATA_PROTECTION);
        federation.clock().advance(Duration.ofHours(2));
        assertRefused(ErrorCode.PROTECT_REVEAL_EXPIRED, () -> poland.reveals().reveal(PL_SG, order, signatures));
    }

    @Test
    void takesFewOrdersADay() {
        for (int number = 0; number < 3; number++) {
            byte[] order = order("P1");
            poland.reveals().reveal(PL_SG, order, signed(order, CASE_OFFICER, DATA_PROTECTION));
        }
        byte[] order = order("P1");
        List<byte[]> signatures = signed(order, CASE_OFFICER, DATA_PROTECTION);
        assertRefused(ErrorCode.PROTECT_REVEAL_LIMIT, () -> poland.reveals().reveal(PL_SG, order, signatures));
    }

    @Test
    void handsOutNothingBeforeTheOrderHasItsIndexOnTheTrail() {
        poland.setTrailHolds(false);
        byte[] order = order("P1");
        List<byte[]> signatures = signed(order, CASE_OFFICER, DATA_PROTECTION);
        assertRefused(
                ErrorCode.PROTECT_REVEAL_INTERRUPTED, () -> poland.reveals().reveal(PL_SG, order, signatures));
        assertThat(entries(EvidenceEvent.REVEAL_EXECUTED))
                .singleElement()
                .satisfies(entry -> assertThat(entry.errorCode()).contains(ErrorCode.PROTECT_REVEAL_INTERRUPTED));
        poland.setTrailHolds(true);
        assertRefused(ErrorCode.PROTECT_REVEAL_USED, () -> poland.reveals().reveal(PL_SG, order, signatures));
    }

    @Test
    void endsWhatANodeThatDiedLeftOpen() {
        byte[] order = order("P1");
        List<byte[]> signatures = signed(order, CASE_OFFICER, DATA_PROTECTION);
        poland.database().failOnce(1);
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> poland.reveals().reveal(PL_SG, order, signatures));
        assertThat(trail(referral)).endsWith(EvidenceEvent.REVEAL_ORDERED);

        federation.clock().advance(Duration.ofMinutes(1));
        poland.reveals().sweep();
        poland.reveals().sweep();
        assertThat(trail(referral)).endsWith(EvidenceEvent.REVEAL_ORDERED, EvidenceEvent.REVEAL_EXECUTED);
        assertThat(entries(EvidenceEvent.REVEAL_EXECUTED)).hasSize(1);
        assertRefused(ErrorCode.PROTECT_REVEAL_USED, () -> poland.reveals().reveal(PL_SG, order, signatures));
    }

    @Test
    void leavesNoRecordWhenTheOrderWasNotKept() {
        byte[] order = order("P1");
        List<byte[]> signatures = signed(order, CASE_OFFICER, DATA_PROTECTION);
        poland.database().failOnce(0);
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> poland.reveals().reveal(PL_SG, order, signatures));
        federation.clock().advance(Duration.ofMinutes(1));
        poland.reveals().sweep();
        assertThat(trail(referral)).doesNotContain(EvidenceEvent.REVEAL_ORDERED, EvidenceEvent.REVEAL_EXECUTED);
    }

    @Test
    void remindsThePartyToTellThePerson() {
        byte[] order = order("P1");
        poland.reveals().reveal(PL_SG, order, signed(order, CASE_OFFICER, DATA_PROTECTION));
        federation.clock().advance(Duration.ofDays(29));
        poland.reveals().sweep();
        assertThat(notices()).hasSize(1);
        federation.clock().advance(Duration.ofDays(1));
        poland.reveals().sweep();
        poland.reveals().sweep();
        assertThat(notices()).hasSize(2).last().asString().contains("PROTECT_REVEAL_TELL");
    }

    @Test
    void knowsNobodyByAMessageOfAnotherParty() {
        byte[] order = order("P1");
        List<byte[]> signatures = signed(order, CASE_OFFICER, DATA_PROTECTION);
        assertRefused(ErrorCode.PROTECT_IDENTITY_UNKNOWN, () -> poland.reveals().reveal(BY_MVD, order, signatures));
    }

    @Test
    void saysThatTheVaultHoldsNothingOfAField() {
        byte[] order = order("P17");
        List<byte[]> signatures = signed(order, CASE_OFFICER, DATA_PROTECTION);
        assertRefused(ErrorCode.PROTECT_IDENTITY_UNKNOWN, () -> poland.reveals().reveal(PL_SG, order, signatures));
        assertThat(trail(referral)).endsWith(EvidenceEvent.REVEAL_ORDERED, EvidenceEvent.REVEAL_EXECUTED);
    }

    private byte[] order(String... fields) {
        return RevealOrderXml.write(new RevealOrder(
                UUID.randomUUID(),
                PL,
                referral,
                new TreeSet<>(Set.of(fields)),
                RevealOrder.Purpose.EMERGENCY,
                "vital-interest",
                PL_SG,
                federation.clock().instant(),
                federation.clock().instant().plus(Duration.ofHours(1))));
    }

    private static List<byte[]> signed(byte[] order, String... officers) {
        List<byte[]> signatures = new ArrayList<>();
        for (String officer : officers) {
            signatures.add(sign(order, officer));
        }
        return signatures;
    }

    private static byte[] sign(byte[] order, String officer) {
        Path keys = keys(officer);
        return ApprovalSignature.sign(
                KeyFiles.privateKey(
                        keys.resolve("signing.key.pem"),
                        KeyFiles.password(SampleWorld.get().passwordFile())),
                KeyFiles.certificates(keys.resolve("signing.cert.pem")).getFirst(),
                order,
                SampleWorld.START);
    }

    private static DecryptionIdentity decryption(String officer) {
        return KeyFiles.decryptionIdentity(keys(officer), SampleWorld.get().passwordFile());
    }

    private static Path keys(String officer) {
        return SampleWorld.get().vaultOfficerKeys(PL).resolve(officer);
    }

    private List<EvidenceEvent> trail(MessageId message) {
        return poland.trail().eventsOf(message);
    }

    private List<TrailEntry> entries(EvidenceEvent event) {
        return poland.trail().entriesOf(referral).stream()
                .filter(entry -> entry.event() == event)
                .toList();
    }

    private List<String> notices() {
        return federation.poland().parcels().stream()
                .filter(parcel -> parcel.kind().equals(Parcel.NOTICE))
                .map(parcel -> new String(parcel.document().bytes(), StandardCharsets.UTF_8))
                .toList();
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThatExceptionOfType(GatewayException.class)
                .isThrownBy(call)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
