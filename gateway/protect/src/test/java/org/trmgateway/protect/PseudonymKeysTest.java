package org.trmgateway.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;

class PseudonymKeysTest {

    private static final PartyId PL = new PartyId("pl-sg");
    private static final PartyId BY = new PartyId("by-mvd");
    private static final PartyId IOM = new PartyId("iom-by");
    private static final NodeId BY_NODE = new NodeId("by");
    private static final byte[] ID = HexFormat.of().parseHex("00112233445566778899aabbccddeeff");
    private static final SubjectId SUBJECT = SubjectId.of(ID);
    private static final CaseKeyId CASE = CaseKeyId.of(ID);

    private final PseudonymKeys keys = new PseudonymKeys(secret(0));

    /** Both values were computed by a second implementation, in Python; relations break when they change. */
    @Test
    void mintsWhatItHasAlwaysMinted() {
        assertThat(keys.mint(SUBJECT, PL, BY, BY_NODE, "referral", 1, 0).grouped())
                .isEqualTo("QKBHT-S78CH-4F4Y5");
        assertThat(keys.caseReference(CASE, PL, BY, "CASE", 1).value()).isEqualTo("K8HZB6DWJGEXBT4ZW599Y7B3YA");
    }

    @Test
    void everyInputGivesAnotherPseudonym() {
        Set<String> minted = new HashSet<>();
        NodeId node = BY_NODE;
        minted.add(first13(keys.mint(SUBJECT, PL, BY, node, "referral", 1, 0)));
        minted.add(first13(keys.mint(SubjectId.of(new byte[16]), PL, BY, node, "referral", 1, 0)));
        minted.add(first13(keys.mint(SUBJECT, IOM, BY, node, "referral", 1, 0)));
        minted.add(first13(keys.mint(SUBJECT, PL, IOM, node, "referral", 1, 0)));
        minted.add(first13(keys.mint(SUBJECT, BY, PL, node, "referral", 1, 0)));
        minted.add(first13(keys.mint(SUBJECT, PL, BY, node, "return", 1, 0)));
        minted.add(first13(keys.mint(SUBJECT, PL, BY, node, "referral", 2, 0)));
        minted.add(first13(keys.mint(SUBJECT, PL, BY, node, "referral", 1, 1)));
        minted.add(first13(new PseudonymKeys(secret(1)).mint(SUBJECT, PL, BY, node, "referral", 1, 0)));

        assertThat(minted).hasSize(9);
    }

    @Test
    void twoRecipientsCannotJoinTheirReferences() {
        assertThat(keys.caseReference(CASE, PL, BY, "CASE", 1))
                .isNotEqualTo(keys.caseReference(CASE, PL, IOM, "CASE", 1));
        assertThat(keys.caseReference(CASE, PL, BY, "CASE", 1))
                .isNotEqualTo(keys.caseReference(CASE, PL, BY, "CASE", 2));
        assertThat(keys.caseReference(CASE, PL, BY, "CASE", 1))
                .isNotEqualTo(keys.caseReference(CASE, PL, BY, "CONSULAR", 1));
        assertThat(keys.caseReference(CASE, PL, BY, "CASE", 1))
                .isEqualTo(new PseudonymKeys(secret(0)).caseReference(CASE, PL, BY, "CASE", 1));
    }

    @Test
    void pseudonymIsReadByItsRecipientOnly() {
        Pseudonym minted = keys.mint(SUBJECT, PL, BY, BY_NODE, "referral", 1, 0);

        assertThat(Pseudonym.parse(minted.grouped(), BY_NODE)).isEqualTo(minted);
    }

    @Test
    void idsAreRandomAndPrintNothing() {
        SecureRandom random = new SecureRandom();
        SubjectId minted = SubjectId.mint(random);

        assertThat(minted).isNotEqualTo(SubjectId.mint(random)).hasToString("***");
        assertThat(SubjectId.of(minted.bytes())).isEqualTo(minted);
        assertThat(SUBJECT.bytes()).isEqualTo(ID);
        assertThat(CaseKeyId.mint(random)).isNotEqualTo(CaseKeyId.mint(random)).hasToString("***");
        assertThat(CASE.bytes()).isEqualTo(ID);
    }

    @Test
    void refusesShortSecret() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PseudonymKeys(new byte[31]));
    }

    @Test
    void writesEveryPartWithItsLength() {
        assertThat(KeyedHash.encode(new byte[] {1, 2}, new byte[] {3}))
                .isNotEqualTo(KeyedHash.encode(new byte[] {1}, new byte[] {2, 3}))
                .isEqualTo(new byte[] {0, 0, 0, 2, 1, 2, 0, 0, 0, 1, 3});
    }

    private static String first13(Pseudonym pseudonym) {
        return pseudonym.symbols().substring(0, 13);
    }

    static byte[] secret(int first) {
        byte[] secret = new byte[32];
        for (int place = 0; place < secret.length; place++) {
            secret[place] = (byte) (first + place);
        }
        return secret;
    }
}
