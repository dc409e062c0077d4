package org.trmgateway.trail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Sha256;
import org.trmgateway.referral.Stage;

class TrailEntryTest {

    private static final Instant AT = Instant.parse("2026-11-21T09:08:07.006Z");
    private static final Sha256 DIGEST = Sha256.of("digest".getBytes(UTF_8));
    private static final String SMALLEST =
            "{\"at\":\"2026-11-21T09:08:07.006Z\",\"event\":\"NodeStarted\",\"stage\":\"trail\",\"v\":1}";

    private static final TrailEntry FULL = TrailEntry.of(EvidenceEvent.RELAY_REJECTION, Stage.DISPATCH, AT)
            .message(MessageId.parse("019aa5b6-3c7d-7abc-8def-0123456789ab"), Optional.of(DIGEST))
            .conversation(DIGEST)
            .from(new PartyId("pl-sg"))
            .to(new PartyId("iom-minsk"))
            .envelope(DIGEST)
            .commitment(DIGEST)
            .versions(new EnvelopeMetadata.Versions("pl-2026.1", "policy/3", "1.0.0", "2026-11-01"))
            .suite("S2")
            .refusal(new Refusal(ErrorCode.ADMIT_CONSENT_MISSING, Detail.of("P3", "règle-7")))
            .build();

    @Test
    void writesMembersInOrderWithoutWhiteSpace() {
        assertThat(text(TrailEntry.of(EvidenceEvent.NODE_STARTED, Stage.TRAIL, AT)
                        .build()))
                .isEqualTo(SMALLEST);
        assertThat(text(FULL))
                .isEqualTo(
                        ("{\"at\":\"2026-11-21T09:08:07.006Z\",\"choreography\":\"1.0.0\",\"codeLists\":\"2026-11-01\","
                                        + "\"conversationId\":\"#\",\"envelopeSha256\":\"#\",\"errorCode\":\"ADMIT_CONSENT_MISSING\","
                                        + "\"event\":\"RelayRejection\",\"fieldId\":\"P3\",\"from\":\"pl-sg\","
                                        + "\"messageId\":\"019aa5b6-3c7d-7abc-8def-0123456789ab\",\"pack\":\"pl-2026.1\","
                                        + "\"payloadCommitment\":\"#\",\"policy\":\"policy/3\",\"previousEventSha256\":\"#\","
                                        + "\"ruleId\":\"règle-7\",\"stage\":\"dispatch\",\"suite\":\"S2\",\"to\":\"iom-minsk\",\"v\":1}")
                                .replace("#", DIGEST.hex()));
    }

    @Test
    void readsWhatItWrote() {
        assertThat(TrailEntry.read(FULL.toBytes())).isEqualTo(FULL);
        assertThat(text(TrailEntry.read(bytes(SMALLEST)))).isEqualTo(SMALLEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"v\":1",
                "{\"at\":\"2026-11-21T09:08:07.006Z\",\"event\":\"NodeStarted\",\"stage\":\"trail\",\"v\":1}\n",
                "\uFEFF{\"at\":\"2026-11-21T09:08:07.006Z\",\"event\":\"NodeStarted\",\"stage\":\"trail\",\"v\":1}",
                "{ \"at\":\"2026-11-21T09:08:07.006Z\",\"event\":\"NodeStarted\",\"stage\":\"trail\",\"v\":1}",
                "{\"at\":\"2026-11-21T09:08:07.006Z\",\"event\":\"NodeStarted\",\"stage\":\"trail\",\"v\":1.0}",
                "{\"at\":\"2026-11-21T09:08:07.006Z\",\"event\":\"NodeStarted\",\"stage\":\"trail\",\"v\":01}",
                "{\"at\":\"2026-11-21T09:08:07.006Z\",\"event\":\"NodeStarted\",\"stage\":\"trail\",\"v\":2}",
                "{\"at\":\"2026-11-21T09:08:07.006Z\",\"event\":\"NodeStarted\",\"stage\":\"trail\",\"v\":\"1\"}",
                "{\"at\":\"2026-11-21T09:08:07.006Z\",\"event\":\"NodeStarted\",\"stage\":\"trail\"}",
                "{\"event\":\"NodeStarted\",\"at\":\"2026-11-21T09:08:07.006Z\",\"stage\":\"trail\",\"v\":1}",
                "{\"at\":\"2026-11-21T09:08:07.006Z\",\"event\":\"NodeStarted\",\"event\":\"NodeStarted\",\"stage\":\"trail\",\"v\":1}",
                "{\"at\":\"2026-11-21T09:08:07.006Z\",\"event\":\"NodeStarted\",\"name\":\"A\",\"stage\":\"trail\",\"v\":1}",
                "{\"at\":\"2026-11-21T09:08:07.006Z\",\"event\":\"NodeStarted\",\"from\":null,\"stage\":\"trail\",\"v\":1}",
                "{\"at\":\"2026-11-21T09:08:07.006Z\",\"event\":\"Node\\u0053tarted\",\"stage\":\"trail\",\"v\":1}",
                "{\"at\":\"2026-11-21T09:08:07.006Z\",\"event\":\"NodeStopped\",\"stage\":\"trail\",\"v\":1}",
                "{\"at\":\"2026-11-21T09:08:07.006Z\",\"event\":\"NodeStarted\",\"stage\":\"TRAIL\",\"v\":1}",
                "{\"at\":\"2026-11-21T09:08:07Z\",\"event\":\"NodeStarted\",\"stage\":\"trail\",\"v\":1}",
                "{\"at\":\"2026-02-30T09:08:07.006Z\",\"event\":\"NodeStarted\",\"stage\":\"trail\",\"v\":1}",
                "{\"at\":\"2026-11-21T09:08:07.006Z\",\"event\":\"NodeStarted\",\"fieldId\":\"Kowalska\",\"stage\":\"trail\",\"v\":1}",
                "{\"at\":\"2026-11-21T09:08:07.006Z\",\"event\":\"NodeStarted\",\"pack\":\"two words\",\"stage\":\"trail\",\"v\":1}",
                "{\"at\":\"2026-11-21T09:08:07.006Z\",\"event\":\"NodeStarted\",\"from\":\"PL\",\"stage\":\"trail\",\"v\":1}",
                "{\"at\":\"2026-11-21T09:08:07.006Z\",\"event\":\"NodeStarted\",\"errorCode\":\"ADMIT\",\"stage\":\"trail\",\"v\":1}",
                "{\"at\":\"2026-11-21T09:08:07.006Z\",\"event\":\"NodeStarted\",\"messageId\":\"1\",\"stage\":\"trail\",\"v\":1}"
            })
    void refusesEveryOtherSpelling(String json) {
        refuses(() -> TrailEntry.read(bytes(json)));
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] broken = SMALLEST.getBytes(UTF_8);
        broken[10] = (byte) 0xC0;
        refuses(() -> TrailEntry.read(new EntryBytes(broken)));
    }

    @Test
    void refusesOrReadsDifferentlyEveryOtherByte() {
        byte[] canonical = FULL.toBytes().toArray();
        for (int position = 0; position < canonical.length; position++) {
            byte[] changed = canonical.clone();
            changed[position] ^= 1;
            try {
                assertThat(TrailEntry.read(new EntryBytes(changed))).isNotEqualTo(FULL);
            } catch (GatewayException refused) {
                assertThat(refused.code()).isEqualTo(ErrorCode.TRAIL_INCONSISTENT);
            }
        }
    }

    @Test
    void leavesOutAFieldThatIsNoDictionaryId() {
        TrailEntry entry = TrailEntry.of(EvidenceEvent.SUBMISSION_REJECTION, Stage.TRANSLATE, AT)
                .refusal(new Refusal(ErrorCode.TRANSLATE_SCHEMA, Detail.field("Kowalska")))
                .build();
        assertThat(entry.fieldId()).isEmpty();
        assertThat(entry.errorCode()).contains(ErrorCode.TRANSLATE_SCHEMA);
    }

    @Test
    void refusesVersionsThatCouldCarryText() {
        TrailEntryBuilder builder = TrailEntry.of(EvidenceEvent.NODE_STARTED, Stage.TRAIL, AT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.pack("Anna Kowalska").build());
    }

    @Test
    void cutsTheTimeToMilliseconds() {
        assertThat(TrailEntry.of(EvidenceEvent.NODE_STARTED, Stage.TRAIL, AT.plusNanos(999_999))
                        .build()
                        .at())
                .isEqualTo(AT);
    }

    @Test
    void limitsAnEntryToWhatABundleCanHold() {
        assertThat(new EntryBytes(new byte[65_535]).length()).isEqualTo(65_535);
        refuses(() -> new EntryBytes(new byte[65_536]));
        refuses(() -> new EntryBytes(new byte[0]));
    }

    @Test
    void commitmentIsTheDigestOfNonceAndContainerDigest() {
        byte[] nonce = new byte[32];
        nonce[31] = 1;
        assertThat(Commitment.of(nonce, DIGEST))
                .isEqualTo(Sha256.of(HexFormat.of().parseHex("00".repeat(31) + "01" + DIGEST.hex())));
        assertThatIllegalArgumentException().isThrownBy(() -> Commitment.of(new byte[16], DIGEST));
    }

    private static EntryBytes bytes(String json) {
        return new EntryBytes(json.getBytes(UTF_8));
    }

    private static String text(TrailEntry entry) {
        return new String(entry.toBytes().toArray(), UTF_8);
    }

    private static void refuses(ThrowingCallable reading) {
        assertThatExceptionOfType(GatewayException.class)
                .isThrownBy(reading)
                .matches(refused -> refused.code() == ErrorCode.TRAIL_INCONSISTENT)
                .withMessageMatching("TRAIL_INCONSISTENT rule=[a-z0-9-]+");
    }
}
