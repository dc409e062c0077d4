package org.trmgateway.routes.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.routes.federation.MemoryFederation.BY;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.trmgateway.protect.BodyCipher;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageIds;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.routes.CaseBodies;
import org.trmgateway.routes.EvidenceDesk;
import org.trmgateway.routes.deadline.Deadlines;
import org.trmgateway.routes.expiry.ReadableTime;
import org.trmgateway.routes.federation.SampleWorld;
import org.trmgateway.routes.federation.SettableClock;
import org.trmgateway.routes.inbound.deliver.DeliveryChannel;
import org.trmgateway.routes.inbound.deliver.DeliveryDestinations;
import org.trmgateway.routes.outbound.admit.Acceptance;
import org.trmgateway.routes.outbound.admit.OwnMessages;
import org.trmgateway.routes.store.InMemoryCaseStore;
import org.trmgateway.routes.store.InMemoryDatabase;
import org.trmgateway.routes.store.InMemoryExpectationStore;
import org.trmgateway.routes.store.InMemoryExpiryStore;
import org.trmgateway.routes.store.InMemoryInboxStore;
import org.trmgateway.routes.store.InMemoryMessageStore;
import org.trmgateway.routes.store.InMemoryOutbox;
import org.trmgateway.routes.store.InMemoryTrail;
import org.trmgateway.routes.store.Outbox;
import org.trmgateway.routes.store.Step;
import org.trmgateway.seal.Directory;

/** What a work route does with the broker's copy when its step fails. */
class ErrorPolicyTest extends CamelTestSupport {

    private static final MessageId ID = MessageId.parse("01930f7a-5c00-7a1b-8c2d-000000000003");

    private final SettableClock clock = new SettableClock(SampleWorld.START);
    private final InMemoryDatabase database = new InMemoryDatabase();
    private final InMemoryOutbox outbox = new InMemoryOutbox(database);
    private final InMemoryTrail trail = new InMemoryTrail(database);

    @Override
    protected RoutesBuilder[] createRouteBuilders() {
        return new RoutesBuilder[] {
            new ErrorPolicy(failedWork()),
            new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:step")
                            .routeId("step")
                            .routeConfigurationId(ErrorPolicy.WORK)
                            .process(new Worker((id, step) -> {
                                throw new GatewayException(ErrorCode.DISPATCH_PEER_UNREACHABLE);
                            }))
                            .to("mock:done");
                }
            }
        };
    }

    @Test
    void acknowledgesTheBrokersCopyOnceTheFailureIsWritten() throws Exception {
        promise();
        MockEndpoint done = getMockEndpoint("mock:done");
        done.expectedMessageCount(0);
        template().sendBodyAndHeaders("direct:step", ID.toString(), headers());
        done.assertIsSatisfied();
        assertThat(outbox.items()).singleElement().satisfies(item -> {
            assertThat(item.attempt()).isEqualTo(1);
            assertThat(item.dueAt()).isEqualTo(clock.instant().plusSeconds(1));
        });
    }

    @Test
    void leavesTheCopyWithTheBrokerWhenTheFailureCannotBeWritten() {
        promise();
        database.setDown(true);
        Exchange left = template().send("direct:step", exchange -> {
            exchange.getMessage().setBody(ID.toString());
            exchange.getMessage().setHeaders(headers());
        });
        database.setDown(false);
        assertThat(left.isRollbackOnly()).isTrue();
        assertThat(outbox.items())
                .singleElement()
                .satisfies(item -> assertThat(item.attempt()).isZero());
    }

    private void promise() {
        outbox.promise(new Outbox.Item(ID, Step.DISPATCH, BY, 0, clock.instant(), clock.instant()));
    }

    private static Map<String, Object> headers() {
        return new HashMap<>(Map.of(Queues.STEP, Step.DISPATCH.name(), Queues.ATTEMPT, 0));
    }

    private FailedWork failedWork() {
        SampleWorld world = SampleWorld.get();
        PartyId gateway = new PartyId("pl-gw");
        Directory directory = world.directory(clock);
        EvidenceDesk evidence = new EvidenceDesk(
                gateway, world.signing(gateway), () -> directory, world.anchors(), trail, trail, clock);
        InMemoryCaseStore cases = new InMemoryCaseStore(database);
        InMemoryMessageStore messages = new InMemoryMessageStore(database);
        SecureRandom random = new SecureRandom();
        CaseBodies bodies = new CaseBodies(new BodyCipher(new byte[32], random));
        OwnMessages ownMessages = new OwnMessages(
                world.contracts(),
                () -> directory,
                cases,
                new Acceptance(
                        BY,
                        messages,
                        outbox,
                        bodies,
                        evidence,
                        new Deadlines(
                                new InMemoryExpectationStore(database),
                                world.contracts().calendar(),
                                () -> directory,
                                messages,
                                cases,
                                bodies,
                                evidence,
                                new MessageIds(clock, random)),
                        new ReadableTime(
                                world.contracts().releasePolicy().expiries(),
                                new InMemoryExpiryStore(database, messages, new InMemoryInboxStore(database)))),
                random,
                clock);
        return new FailedWork(cases, messages, outbox, evidence, new Nowhere(), ownMessages, database);
    }

    /** No channel, and one node for everybody. */
    private static final class Nowhere implements DeliveryDestinations {

        @Override
        public DeliveryChannel channelOf(PartyId party) {
            throw new GatewayException(ErrorCode.DELIVER_CHANNEL_UNAVAILABLE);
        }

        @Override
        public NodeId nodeOf(PartyId party) {
            return BY;
        }
    }
}
