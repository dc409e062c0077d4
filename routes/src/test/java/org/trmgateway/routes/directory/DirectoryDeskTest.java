package org.trmgateway.routes.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.trmgateway.routes.federation.MemoryFederation.BY_MVD;
import static org.trmgateway.routes.federation.MemoryFederation.PL_SG;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.EvidenceEvent;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.routes.directory.DirectoryDesk.Outcome;
import org.trmgateway.routes.federation.SampleWorld;
import org.trmgateway.routes.federation.SettableClock;
import org.trmgateway.seal.Directory;
import org.trmgateway.trail.TrailEntry;

/** How another directory comes into force on a running node. */
class DirectoryDeskTest {

    private static final SampleWorld WORLD = SampleWorld.get();
    private static final byte[] FIRST = WORLD.signedDirectory(0);
    private static final byte[] SECOND = WORLD.signedDirectory(1);
    private static final byte[] THIRD = WORLD.signedDirectory(2);

    private final SettableClock clock = new SettableClock(SampleWorld.START);
    private final Desk.Database database = new Desk.Database();
    private Desk node;

    @BeforeEach
    void start() {
        node = Desk.start(database, FIRST, clock);
        assertThat(node.desk().adopt(FIRST)).isEqualTo(Outcome.ADOPTED);
    }

    @Test
    void adoptsTheNextDirectoryAndTheSameAgainWithoutAWord() {
        assertThat(node.desk().adopt(SECOND)).isEqualTo(Outcome.ADOPTED);
        assertThat(node.desk().adopt(SECOND)).isEqualTo(Outcome.ALREADY);
        assertThat(node.version()).isEqualTo(2);
        assertThat(database.events()).containsExactly(EvidenceEvent.DIRECTORY_ADOPTED, EvidenceEvent.DIRECTORY_ADOPTED);
    }

    @Test
    void refusesAnOlderDirectoryAlsoAfterARestart() {
        node.desk().adopt(SECOND);
        node = Desk.start(database, FIRST, clock);
        assertThat(node.version()).isEqualTo(2);

        assertThat(refusal(FIRST).code()).isEqualTo(ErrorCode.OPEN_DIRECTORY_ROLLED_BACK);
        assertThat(refusal(FIRST).detail().rule()).contains("version");
        assertThat(node.version()).isEqualTo(2);
        assertThat(database.events()).containsOnlyOnce(EvidenceEvent.DIRECTORY_REFUSED);
    }

    @Test
    void startsOnANewerFile() {
        assertThat(Desk.start(database, SECOND, clock).version()).isEqualTo(2);
    }

    @Test
    void startsOnWhatItAdoptedWhenTheFileCannotBeUsed() {
        assertThat(Desk.start(database, altered(THIRD), clock).version()).isEqualTo(1);
    }

    @Test
    void refusesAnotherDirectoryOfTheSameVersion() {
        node.desk().adopt(SECOND);
        GatewayException refused = refusal(WORLD.signedDirectoryWithOtherKeys(1, BY_MVD));
        assertThat(refused.code()).isEqualTo(ErrorCode.OPEN_DIRECTORY_ROLLED_BACK);
        assertThat(refused.detail().rule()).contains("two-of-one-version");
        assertThat(database.entries().getLast())
                .returns(EvidenceEvent.DIRECTORY_REFUSED, TrailEntry::event)
                .returns(
                        ErrorCode.OPEN_DIRECTORY_ROLLED_BACK,
                        entry -> entry.errorCode().orElseThrow());
    }

    @Test
    void doesNotBelieveWhatWasAlteredOrSignedByOneAuthority() {
        assertThat(refusal(altered(SECOND)).code()).isEqualTo(ErrorCode.OPEN_DIRECTORY_INVALID);
        assertThat(refusal(WORLD.signedCut(BY_MVD)).code()).isEqualTo(ErrorCode.OPEN_DIRECTORY_INVALID);
        GatewayException noCut =
                catchThrowableOfType(GatewayException.class, () -> node.desk().cut(SECOND));
        assertThat(noCut.code()).isEqualTo(ErrorCode.OPEN_DIRECTORY_INVALID);
        assertThat(node.version()).isEqualTo(1);
        assertThat(node.inForce().get().cuts()).isEmpty();
    }

    @Test
    void cutsOffAndRestoresOnTheTrail() {
        node.desk().cut(WORLD.signedCut(BY_MVD));
        assertThat(node.inForce().get().isCut(BY_MVD)).isTrue();
        assertThat(node.inForce().get().isCut(PL_SG)).isFalse();
        TrailEntry cut = database.entries().getLast();
        assertThat(cut.event()).isEqualTo(EvidenceEvent.PARTY_CUT_OFF);
        assertThat(cut.to()).contains(BY_MVD);
        assertThat(cut.ruleId()).contains("directory-1");
        assertThat(node.inForce().current().cuts().getFirst().leafSha256())
                .isEqualTo(cut.toBytes().leafHash());

        node.desk().adopt(SECOND);
        assertThat(node.inForce().get().isCut(BY_MVD)).isFalse();
        assertThat(database.entries().getLast().event()).isEqualTo(EvidenceEvent.PARTY_RESTORED);
        assertThat(node.desk().cut(WORLD.signedCut(BY_MVD)).outcome()).isEqualTo(Outcome.SUPERSEDED);
        assertThat(node.inForce().get().isCut(BY_MVD)).isFalse();
    }

    @Test
    void keepsACutOverARestart() {
        node.desk().cut(WORLD.signedCut(BY_MVD));
        node = Desk.start(database, FIRST, clock);
        assertThat(node.inForce().get().isCut(BY_MVD)).isTrue();
        assertThat(node.desk().cut(WORLD.signedCut(BY_MVD)).outcome()).isEqualTo(Outcome.ALREADY);
        assertThat(database.events()).containsOnlyOnce(EvidenceEvent.PARTY_CUT_OFF);
    }

    @Test
    void takesOverWhatAnotherReplicaAdopted() {
        Desk replica = Desk.start(database, FIRST, clock);
        node.desk().adopt(SECOND);
        node.desk().cut(WORLD.signedCut(PL_SG));
        replica.desk().follow();
        assertThat(replica.version()).isEqualTo(2);

        node.desk().cut(WORLD.signedCut(PL_SG, 2));
        assertThat(replica.inForce().get().isCut(PL_SG)).isFalse();
        replica.desk().follow();
        assertThat(replica.inForce().get().isCut(PL_SG)).isTrue();
    }

    @Test
    void bringsNothingIntoForceThatIsNotKept() {
        database.all.failOnce(0);
        assertThat(refusal(SECOND).code()).isEqualTo(ErrorCode.INTERNAL);
        assertThat(node.version()).isEqualTo(1);
        assertThat(node.desk().adopt(SECOND)).isEqualTo(Outcome.ADOPTED);
    }

    @Test
    void recoversFromAnExpiredDirectoryWithoutARestart() {
        Directory over = node.inForce().get();
        clock.advance(Duration.between(clock.instant(), over.expires()));
        assertThat(catchThrowableOfType(
                                GatewayException.class,
                                () -> node.inForce().get().party(PL_SG, ErrorCode.INTERNAL))
                        .code())
                .isEqualTo(ErrorCode.OPEN_DIRECTORY_STALE);
        node.desk().adopt(WORLD.signedAfter(over, clock));
        assertThat(node.inForce().get().party(PL_SG, ErrorCode.INTERNAL).id()).isEqualTo(PL_SG);
    }

    private GatewayException refusal(byte[] container) {
        return catchThrowableOfType(GatewayException.class, () -> node.desk().adopt(container));
    }

    static byte[] altered(byte[] container) {
        byte[] altered = container.clone();
        altered[container.length / 2] ^= 1;
        return altered;
    }
}
