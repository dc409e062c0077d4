package org.trmgateway.routes.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.routes.federation.MemoryFederation.BY;
import static org.trmgateway.routes.federation.MemoryFederation.PL;
import static org.trmgateway.routes.federation.MemoryFederation.PL_SG;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trmgateway.contracts.Deadline;
import org.trmgateway.contracts.Expectation;
import org.trmgateway.referral.EnvelopeMetadata;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.federation.MemoryFederation;
import org.trmgateway.routes.federation.MemoryNode;
import org.trmgateway.routes.federation.SampleForms;
import org.trmgateway.routes.store.Direction;
import org.trmgateway.routes.store.ExpectedReply;
import org.trmgateway.routes.store.MessageRecord;

/** Which question a reply answers. */
class DeadlineRepliesTest {

    private static final MessageType QUESTION = new MessageType("M05");
    private static final MessageType INFORMATION = new MessageType("M06");
    private static final Optional<MessageId> UNNAMED = Optional.empty();

    private MemoryFederation federation;
    private MemoryNode poland;
    private MessageRecord referral;
    private MessageId first;
    private MessageId second;

    @BeforeEach
    void twoQuestions() throws Exception {
        federation = new MemoryFederation();
        poland = federation.node(PL);
        MessageId id = poland.accepted(PL_SG, "SG/2026/7950", SampleForms.referral("SG/2026/7950"));
        federation.settle();
        referral = poland.message(id, Direction.OUT);
        first = ask("01930f7a-5c00-7a1b-8c2d-0000000000a1");
        second = ask("01930f7a-5c00-7a1b-8c2d-0000000000a2");
    }

    @AfterEach
    void stop() {
        federation.close();
    }

    @Test
    void aReplyAnswersTheQuestionItNames() {
        reply(INFORMATION, referral.metadata().to(), Optional.of(second));
        assertThat(open(first)).isTrue();
        assertThat(open(second)).isFalse();
    }

    @Test
    void aReplyThatNamesNoneAnswersTheOldestOpenQuestion() {
        reply(INFORMATION, referral.metadata().to(), UNNAMED);
        assertThat(open(first)).isFalse();
        assertThat(open(second)).isTrue();
        reply(INFORMATION, referral.metadata().to(), UNNAMED);
        assertThat(open(second)).isFalse();
    }

    @Test
    void aReplyOfAnotherKindOrFromAnotherPartyAnswersNothing() {
        reply(new MessageType("M04"), referral.metadata().to(), Optional.of(second));
        reply(INFORMATION, new PartyId("iom-pl"), UNNAMED);
        reply(INFORMATION, new PartyId("iom-pl"), Optional.of(first));
        assertThat(open(first)).isTrue();
        assertThat(open(second)).isTrue();
    }

    @Test
    void aNoticeThatAMessageWillNotComeIsNoReceipt() {
        MessageRecord asked = message("01930f7a-5c00-7a1b-8c2d-0000000000a3", QUESTION, Direction.OUT, UNNAMED);
        MessageType receipt = new MessageType("M26");
        poland.deadlines().asked(asked, List.of(new Expectation(receipt, Deadline.parse("PT4H"))));
        reply(receipt, referral.metadata().to(), Optional.of(asked.metadata().messageId()));
        ExpectedReply.Key key = new ExpectedReply.Key(asked.metadata().messageId(), Direction.OUT, receipt);
        assertThat(poland.expectations().lock(key).orElseThrow().isOpen()).isTrue();

        poland.deadlines().handedOver(asked, federation.clock().instant(), false);
        assertThat(poland.expectations().lock(key).orElseThrow().isOpen()).isTrue();
        poland.deadlines().handedOver(asked, federation.clock().instant(), true);
        assertThat(poland.expectations().lock(key).orElseThrow().isOpen()).isFalse();
    }

    @Test
    void theClockStartsOnceAndAReplyThatCameFirstIsNotForgotten() {
        MessageRecord asked = message(first.toString(), QUESTION, Direction.OUT, UNNAMED);
        poland.deadlines().handedOver(asked, federation.clock().instant(), false);
        Optional<Instant> due = expected(first).progress().dueAt();
        poland.deadlines().handedOver(asked, federation.clock().instant().plus(Duration.ofDays(1)), true);
        assertThat(expected(first).progress().dueAt()).isEqualTo(due).isPresent();

        reply(INFORMATION, referral.metadata().to(), Optional.of(second));
        poland.deadlines()
                .handedOver(
                        message(second.toString(), QUESTION, Direction.OUT, UNNAMED),
                        federation.clock().instant(),
                        true);
        assertThat(expected(second).progress().lookAt()).isEmpty();
        assertThat(open(second)).isFalse();
    }

    @Test
    void whoCannotReadTheDayCountsToTheEndOfTheEnvelope() {
        MessageId id = referral.metadata().messageId();
        MessageRecord arrived = federation.node(BY).message(id, Direction.IN);
        Instant now = federation.clock().instant();
        Expectation arrival = new Expectation(new MessageType("M17"), Deadline.parse("trm_ArrivalAt+P1D"));
        federation.node(BY).deadlines().asked(arrived, List.of(arrival));
        federation.node(BY).deadlines().handedOver(arrived, now, true);
        poland.deadlines().asked(referral, List.of(arrival));
        poland.deadlines().handedOver(referral, now, true);

        assertThat(dueAt(federation.node(BY), new ExpectedReply.Key(id, Direction.IN, arrival.reply())))
                .contains(arrived.metadata().expires());
        assertThat(dueAt(poland, new ExpectedReply.Key(id, Direction.OUT, arrival.reply())))
                .contains(now.plus(Duration.ofDays(1)));
    }

    private static Optional<Instant> dueAt(MemoryNode node, ExpectedReply.Key key) {
        return node.expectations().lock(key).orElseThrow().progress().dueAt();
    }

    private MessageId ask(String id) {
        MessageRecord question = message(id, QUESTION, Direction.OUT, UNNAMED);
        poland.deadlines().asked(question, List.of(new Expectation(INFORMATION, Deadline.parse("5WD"))));
        return question.metadata().messageId();
    }

    private void reply(MessageType type, PartyId from, Optional<MessageId> inReplyTo) {
        MessageRecord reply = message("01930f7a-5c00-7a1b-8c2d-0000000000b1", type, Direction.IN, inReplyTo);
        EnvelopeMetadata metadata = reply.metadata();
        poland.deadlines()
                .answered(with(reply, metadata(metadata, metadata.messageId(), type, from, PL_SG, inReplyTo)));
    }

    private MessageRecord message(String id, MessageType type, Direction direction, Optional<MessageId> inReplyTo) {
        EnvelopeMetadata like = referral.metadata();
        MessageRecord directed = new MessageRecord(
                direction,
                like,
                referral.caseId(),
                referral.state(),
                referral.view(),
                referral.caseStateBefore(),
                referral.caseStateAfter(),
                referral.envelopeSha256(),
                referral.containerSha256(),
                referral.refusal(),
                referral.acceptedAt(),
                referral.deliveredAt());
        return with(directed, metadata(like, MessageId.parse(id), type, like.from(), like.to(), inReplyTo));
    }

    private static MessageRecord with(MessageRecord like, EnvelopeMetadata metadata) {
        return new MessageRecord(
                like.direction(),
                metadata,
                like.caseId(),
                like.state(),
                like.view(),
                like.caseStateBefore(),
                like.caseStateAfter(),
                like.envelopeSha256(),
                like.containerSha256(),
                like.refusal(),
                like.acceptedAt(),
                like.deliveredAt());
    }

    private static EnvelopeMetadata metadata(
            EnvelopeMetadata like,
            MessageId id,
            MessageType type,
            PartyId from,
            PartyId to,
            Optional<MessageId> inReplyTo) {
        return new EnvelopeMetadata(
                id,
                type,
                like.caseReference(),
                like.sequence(),
                from,
                to,
                like.purpose(),
                like.created(),
                like.expires(),
                like.suite(),
                like.versions(),
                like.originalSha256(),
                inReplyTo);
    }

    private ExpectedReply expected(MessageId question) {
        return poland.expectations()
                .lock(new ExpectedReply.Key(question, Direction.OUT, INFORMATION))
                .orElseThrow();
    }

    private boolean open(MessageId question) {
        return expected(question).isOpen();
    }
}
