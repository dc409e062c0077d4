package org.trmgateway.acceptance.path;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trmgateway.acceptance.demo.Samples;
import org.trmgateway.acceptance.path.Envelopes.Envelope;
import org.trmgateway.node.soap.SoapPeerClient;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.Evidence;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.MessageStore;
import org.trmgateway.trail.TrailEntry;

/**
 * What a listed peer, with its own good certificate, must not bring: each envelope is refused under the receiving gateway's signature, stands
 * on its trail with its code, and leaves nothing else behind.
 */
@ExtendWith(SharedFederation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadEnvelopeTest {

    private static final NodeId BELARUS = new NodeId("by");

    private final LiveFederation live;
    private final RefusalJudge judge;
    private final Envelopes envelopes;

    /** A message that Belarus has. */
    private final Envelope good;

    private final byte[] xml;

    BadEnvelopeTest(LiveFederation live) {
        this.live = live;
        this.judge = new RefusalJudge(live);
        this.envelopes = new Envelopes(live);
        CaseStory story = new CaseStory(live);
        String id = story.handIn(
                Persona.MISTAKEN.form(Samples.MOTHER, live.newCaseNumber()).getBytes(UTF_8));
        story.awaitDelivered(live.poland(), id);
        MessageStore messages = live.bean("pl", MessageStore.class);
        MessageId messageId = MessageId.parse(id);
        this.good = new Envelope(
                messages.find(messageId, Direction.OUT).orElseThrow().metadata(),
                messages.envelope(messageId, Direction.OUT));
        this.xml = new Bodies(live.inside()).bytes("by", id, Direction.IN);
    }

    /**
     * An envelope that is refused.
     *
     * @param name what is wrong with it
     * @param make makes it
     * @param code expected
     * @param field expected; empty text for none
     */
    record Bad(String name, Function<BadEnvelopeTest, Envelope> make, ErrorCode code, String field) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Bad> badEnvelopes() {
        return Stream.of(
                new Bad(
                        "for a party of another node",
                        test -> test.sealed("to", new PartyId("iom-pl")),
                        ErrorCode.OPEN_ADDRESSEE_WRONG,
                        "E3"),
                new Bad(
                        "for the neighbour, relabelled",
                        test -> test.sealed("to", new PartyId("by-tcson")).labelled("to", new PartyId("by-mvd")),
                        ErrorCode.OPEN_ADDRESSEE_WRONG,
                        ""),
                new Bad(
                        "from a party of another node",
                        test -> test.signed(test.next("from", new PartyId("iom-pl")), "iom-pl"),
                        ErrorCode.OPEN_SIGNER_UNKNOWN,
                        "E3"),
                new Bad(
                        "from nobody",
                        test -> test.signed(test.next("from", new PartyId("pl-nobody")), "pl-sg"),
                        ErrorCode.OPEN_SIGNER_UNKNOWN,
                        ""),
                new Bad(
                        "signed by a colleague",
                        test -> test.signed(
                                test.next("purpose", test.good.clear().purpose()), "pl-kcik"),
                        ErrorCode.OPEN_SIGNER_UNKNOWN,
                        ""),
                new Bad("altered on the way", BadEnvelopeTest::altered, ErrorCode.OPEN_DECRYPTION_FAILED, ""),
                new Bad("cut short", BadEnvelopeTest::cut, ErrorCode.OPEN_DECRYPTION_FAILED, ""),
                new Bad(
                        "no envelope at all",
                        test -> new Envelope(test.next("purpose", "referral"), "sealed".getBytes(UTF_8)),
                        ErrorCode.OPEN_DECRYPTION_FAILED,
                        ""),
                relabelled("sequence", 7L),
                relabelled("type", new MessageType("M10")),
                relabelled("caseReference", new CaseReference("0123456789ABCDEFGHJKMNPQRS")),
                relabelled("purpose", "return"),
                relabelled("originalSha256", Sha256.of(new byte[] {1})),
                new Bad(
                        "too late",
                        test -> test.signed(
                                Envelopes.changed(
                                        test.next("created", now().minus(3, ChronoUnit.DAYS)),
                                        "expires",
                                        now().minus(1, ChronoUnit.DAYS)),
                                "pl-sg"),
                        ErrorCode.OPEN_EXPIRED,
                        "expires"),
                new Bad(
                        "from the future",
                        test -> test.sealed("created", now().plus(6, ChronoUnit.HOURS)),
                        ErrorCode.OPEN_EXPIRED,
                        "created"),
                new Bad(
                        "talked down to a weaker suite",
                        test -> test.sealed("purpose", "referral").labelled("suite", "S1"),
                        ErrorCode.OPEN_SUITE_BELOW_FLOOR,
                        "suite"),
                new Bad(
                        "in a suite nobody knows",
                        test -> test.sealed("purpose", "referral").labelled("suite", "S9"),
                        ErrorCode.OPEN_ALGORITHM_FORBIDDEN,
                        "suite"),
                new Bad(
                        "with a message that is none",
                        test -> test.envelopes.sealed(
                                test.next("purpose", "referral"), "<x/>".getBytes(UTF_8), "pl-sg"),
                        ErrorCode.ADMIT_MESSAGE_UNLISTED,
                        "root"),
                new Bad(
                        "with a message that reaches outside",
                        test -> test.envelopes.sealed(
                                test.next("purpose", "referral"),
                                new String(test.xml, UTF_8)
                                        .replaceFirst(
                                                "<ReferralRequest",
                                                "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><ReferralRequest")
                                        .getBytes(UTF_8),
                                "pl-sg"),
                        ErrorCode.OPEN_CONTAINER_MALFORMED,
                        ""),
                new Bad(
                        "with a message that breaks its schema",
                        test -> test.envelopes.sealed(
                                test.next("purpose", "referral"),
                                new String(test.xml, UTF_8)
                                        .replaceFirst("(<trm_Urgency[^>]*>)[A-Za-z]+<", "$1Kanarek<")
                                        .getBytes(UTF_8),
                                "pl-sg"),
                        ErrorCode.ADMIT_SCHEMA,
                        "trm_Urgency"),
                new Bad(
                        "with another message than it says",
                        test -> test.sealed("type", new MessageType("M10")),
                        ErrorCode.OPEN_METADATA_MISMATCH,
                        "E2"),
                new Bad(
                        "in the case of another sender",
                        test -> test.signed(test.next("from", new PartyId("pl-kcik")), "pl-kcik"),
                        ErrorCode.ADMIT_CASE_UNKNOWN,
                        "E9"),
                new Bad(
                        "with the id of another message",
                        test -> test.envelopes.sealed(test.good.clear(), test.xml, "pl-sg"),
                        ErrorCode.RECEIVE_DUPLICATE_ALTERED,
                        "E1"));
    }

    @BeforeEach
    void begin() {
        judge.begin();
    }

    @ParameterizedTest
    @MethodSource("badEnvelopes")
    void refusesBadEnvelopeUnderSignature(Bad bad) {
        Envelope envelope = bad.make().apply(this);

        byte[] receipt = relay(envelope);

        Evidence evidence = live.verified(receipt);
        assertThat(evidence.event()).isEqualTo(EvidenceEvent.RELAY_REJECTION);
        assertThat(evidence.issuer()).hasToString("by-gw");
        assertThat(evidence.messageId()).isEqualTo(envelope.clear().messageId());
        assertThat(evidence.envelopeSha256()).contains(Sha256.of(envelope.cms()));
        assertThat(evidence.refusal().map(Refusal::code)).contains(bad.code());
        assertThat(evidence.refusal()
                        .flatMap(refusal -> refusal.detail().field())
                        .orElse(""))
                .isEqualTo(bad.field());
        TrailEntry entry = live.trail("by", envelope.clear().messageId()).getLast();
        assertThat(entry.event()).isEqualTo(EvidenceEvent.RELAY_REJECTION);
        assertThat(entry.errorCode()).contains(bad.code());
        assertThat(entry.envelopeSha256()).contains(Sha256.of(envelope.cms()));
        judge.requireNothingDone();
    }

    @Test
    void answersARepeatedEnvelopeWithTheStoredReceiptByteForByte() {
        int entries = live.trail("by", good.clear().messageId()).size();

        byte[] again = relay(good);

        assertThat(live.poland().receipt(good.clear().messageId().toString(), "RelayAcceptance"))
                .hasValueSatisfying(first -> assertThat(again).isEqualTo(first));
        assertThat(live.trail("by", good.clear().messageId())).hasSize(entries);
        judge.requireNothingDone();
    }

    @Test
    void believesAReceiptOnlyOfTheGatewayThatHasTheMessage() {
        byte[] receipt = live.bean("by", MessageStore.class)
                .receipt(good.clear().messageId(), Direction.IN, EvidenceEvent.CONTENT_HANDOVER)
                .orElseThrow();

        GatewayException refused = catchThrowableOfType(
                GatewayException.class,
                () -> live.bean("iom", SoapPeerClient.class).report(new NodeId("pl"), receipt));

        assertThat(refused.detail().rule()).contains("DISPATCH_RECEIPT_INVALID");
        judge.requireNothingDone();
    }

    @Test
    void believesNoReceiptThatWasAltered() {
        byte[] receipt = live.bean("by", MessageStore.class)
                .receipt(good.clear().messageId(), Direction.IN, EvidenceEvent.CONTENT_HANDOVER)
                .orElseThrow();
        byte[] altered = new String(receipt, ISO_8859_1)
                .replace("<event>ContentHandover<", "<event>ContentHandovar<")
                .getBytes(ISO_8859_1);
        assertThat(altered).isNotEqualTo(receipt);

        GatewayException refused = catchThrowableOfType(
                GatewayException.class,
                () -> live.bean("by", SoapPeerClient.class).report(new NodeId("pl"), altered));

        assertThat(refused.detail().rule().orElse("")).startsWith("OPEN_");
        judge.requireNothingDone();
    }

    private static Instant now() {
        return Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Bad relabelled(String component, Object value) {
        return new Bad(
                "with another " + component + " on the outside",
                test -> test.sealed("purpose", test.good.clear().purpose()).labelled(component, value),
                ErrorCode.OPEN_METADATA_MISMATCH,
                component);
    }

    private Envelope altered() {
        Envelope envelope = sealed("purpose", "referral");
        byte[] cms = envelope.cms().clone();
        cms[cms.length - 100] ^= 1;
        return new Envelope(envelope.clear(), cms);
    }

    private Envelope cut() {
        Envelope envelope = sealed("purpose", "referral");
        return new Envelope(envelope.clear(), Arrays.copyOf(envelope.cms(), envelope.cms().length / 2));
    }

    /** A good envelope of the sender but for one component, which is so inside as well. */
    private Envelope sealed(String component, Object value) {
        return signed(next(component, value), "pl-sg");
    }

    private Envelope signed(EnvelopeMetadata metadata, String signer) {
        return envelopes.sealed(metadata, xml, signer);
    }

    private EnvelopeMetadata next(String component, Object value) {
        return Envelopes.changed(envelopes.next(good.clear()), component, value);
    }

    private byte[] relay(Envelope envelope) {
        return live.bean("pl", SoapPeerClient.class).relay(BELARUS, envelope.clear(), envelope.cms());
    }
}
