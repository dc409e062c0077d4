package org.trmgateway.routes.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.routes.directory.DirectoryDeskTest.altered;
import static org.trmgateway.routes.federation.MemoryFederation.BY;
import static org.trmgateway.routes.federation.MemoryFederation.BY_MVD;
import static org.trmgateway.routes.federation.MemoryFederation.PL;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.Sha256;
import org.trmgateway.routes.federation.SampleWorld;
import org.trmgateway.routes.federation.SettableClock;

/** What one node has adopted reaches all. */
class HandingOnTest {

    private static final SampleWorld WORLD = SampleWorld.get();
    private static final NodeId IOM = new NodeId("iom");

    private final SettableClock clock = new SettableClock(SampleWorld.START);
    private final Map<NodeId, Desk.Database> databases = new LinkedHashMap<>();
    private final Map<NodeId, Desk> nodes = new LinkedHashMap<>();
    private final Map<NodeId, HandingOn> handing = new LinkedHashMap<>();
    private final Set<NodeId> away = new HashSet<>();
    private final List<NodeId> asked = new ArrayList<>();
    private boolean lying;

    @BeforeEach
    void start() {
        for (NodeId id : List.of(PL, BY, IOM)) {
            Desk.Database database = new Desk.Database();
            Desk node = Desk.start(database, WORLD.signedDirectory(0), clock);
            node.desk().adopt(WORLD.signedDirectory(0));
            databases.put(id, database);
            nodes.put(id, node);
            handing.put(id, new HandingOn(id, node.inForce(), node.desk(), new Peers(), Runnable::run, clock));
        }
        handing.values().forEach(HandingOn::round);
        asked.clear();
    }

    @Test
    void handsACutOnToEveryNodeInTheNextRound() {
        nodes.get(IOM).desk().cut(WORLD.signedCut(BY_MVD));
        handing.get(IOM).round();
        assertThat(nodes.values())
                .allSatisfy(
                        node -> assertThat(node.inForce().get().isCut(BY_MVD)).isTrue());
        assertThat(databases.get(PL).events()).contains(EvidenceEvent.PARTY_CUT_OFF);
    }

    @Test
    void handsADirectoryOnToEveryNodeInTheNextRound() {
        nodes.get(BY).desk().adopt(WORLD.signedDirectory(1));
        handing.get(BY).round();
        assertThat(nodes.values()).extracting(Desk::version).containsOnly(2L);
    }

    @Test
    void asksOneNodeInTurnSoThatOneThatWasAwayCatchesUp() {
        nodes.get(BY).desk().adopt(WORLD.signedDirectory(1));
        nodes.get(BY).desk().cut(WORLD.signedCut(BY_MVD, 2));
        handing.get(PL).round();
        assertThat(asked).isEmpty();
        for (int round = 0; round < 2; round++) {
            clock.advance(HandingOn.ROUND);
            handing.get(PL).round();
        }
        assertThat(asked).contains(BY, IOM);
        assertThat(nodes.get(PL).version()).isEqualTo(2);
        assertThat(nodes.get(PL).inForce().get().isCut(BY_MVD)).isTrue();
    }

    @Test
    void triesANodeThatDoesNotAnswerAFewTimesMore() {
        away.add(BY);
        nodes.get(IOM).desk().cut(WORLD.signedCut(BY_MVD));
        handing.get(IOM).round();
        assertThat(nodes.get(PL).inForce().get().isCut(BY_MVD)).isTrue();
        away.clear();
        handing.get(IOM).round();
        assertThat(nodes.get(BY).inForce().get().isCut(BY_MVD)).isFalse();
        clock.advance(Duration.ofSeconds(2));
        handing.get(IOM).round();
        assertThat(nodes.get(BY).inForce().get().isCut(BY_MVD)).isTrue();
    }

    @Test
    void givesUpOnANodeUntilItsTurnComesAgain() {
        away.add(BY);
        nodes.get(IOM).desk().cut(WORLD.signedCut(BY_MVD));
        for (int second = 0; second < 25; second++) {
            handing.get(IOM).round();
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(asked).filteredOn(BY::equals).hasSizeBetween(4, HandingOn.ATTEMPTS);
    }

    @Test
    void believesNoNodeWhatItCannotProve() {
        lying = true;
        nodes.get(IOM).desk().cut(WORLD.signedCut(BY_MVD));
        handing.get(IOM).round();
        assertThat(nodes.get(IOM).version()).isEqualTo(1);
        assertThat(databases.get(IOM).events()).containsOnlyOnce(EvidenceEvent.DIRECTORY_REFUSED);
    }

    @Test
    void tellsANodeOfACutThatWasShownAnotherDirectory() {
        nodes.get(BY).desk().adopt(WORLD.signedDirectoryWithOtherKeys(1, BY_MVD));
        nodes.get(IOM).desk().adopt(WORLD.signedDirectory(1));
        nodes.get(IOM).desk().cut(WORLD.signedCut(BY_MVD, 2));
        handing.get(IOM).round();
        assertThat(nodes.get(BY).inForce().get().isCut(BY_MVD)).isTrue();
        assertThat(databases.get(IOM).entries().getLast().errorCode()).contains(ErrorCode.OPEN_DIRECTORY_ROLLED_BACK);
    }

    /** Calls the other node's desk, or nobody. */
    private final class Peers implements DirectoryPeers {

        @Override
        public State state(NodeId peer) {
            asked.add(peer);
            DirectoryInForce.Current current = reach(peer).inForce().current();
            return new State(
                    lying ? 99 : current.directory().version(),
                    lying ? Sha256.of(new byte[1]) : current.sha256(),
                    current.cuts().stream()
                            .map(cut -> new KnownCut(cut.party(), cut.directoryVersion()))
                            .toList());
        }

        @Override
        public byte[] directory(NodeId peer) {
            byte[] container = reach(peer).inForce().current().container();
            return lying ? altered(container) : container;
        }

        @Override
        public byte[] cut(NodeId peer, KnownCut cut) {
            return reach(peer).inForce().current().cuts().stream()
                    .filter(kept ->
                            kept.party().equals(cut.party()) && kept.directoryVersion() == cut.directoryVersion())
                    .findFirst()
                    .orElseThrow()
                    .container();
        }

        @Override
        public void handOn(NodeId peer, byte[] directory) {
            reach(peer).desk().adopt(directory);
        }

        @Override
        public void handOnCut(NodeId peer, byte[] cut) {
            reach(peer).desk().cut(cut);
        }

        private Desk reach(NodeId peer) {
            if (away.contains(peer)) {
                throw new GatewayException(ErrorCode.DISPATCH_PEER_UNREACHABLE, Detail.rule("away"));
            }
            return nodes.get(peer);
        }
    }
}
