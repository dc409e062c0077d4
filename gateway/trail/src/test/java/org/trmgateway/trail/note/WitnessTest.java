package org.trmgateway.trail.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.SizeAndRoot;

/** A witness cosigns what continues what it saw, and answers everything else as C2SP tlog-witness says. */
class WitnessTest {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final String ORIGIN = "trail.pl.example/2026";

    private final GrowingLog log = new GrowingLog(ORIGIN, "a").growTo(600);
    private final Memory memory = new Memory();
    private final List<SigningKey> keys = List.of(
            GrowingLog.key("by.example/witness", SignatureType.ML_DSA_44_COSIGNATURE),
            GrowingLog.key("by.example/witness", SignatureType.ED25519_COSIGNATURE));
    private final Witness witness = new Witness(
            origin -> origin.equals(ORIGIN) ? log.keys() : List.of(), keys, memory, Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void cosignsAGrowingTrailAndItsSignaturesHold() {
        for (long[] step : new long[][] {{0, 1}, {1, 2}, {2, 255}, {255, 256}, {256, 600}, {600, 600}}) {
            SignedNote note = cosigned(log.request(step[0], step[1], NOON));
            assertThat(CheckpointVerifier.verify(
                            note, keys.stream().map(SigningKey::verifier).toList()))
                    .hasSize(2)
                    .allMatch(verified -> verified.at().equals(NOON));
            assertThat(memory.size(ORIGIN)).isEqualTo(step[1]);
        }
    }

    @Test
    void cosignsNoEmptyTrail() {
        assertThat(witness.answer(log.request(0, 0, NOON).bytes())).isEqualTo(new Witness.Answer.Refused(400));
    }

    @Test
    void saysWhatItSawLastWhenTheTrailRemembersOtherwise() {
        cosigned(log.request(0, 300, NOON));
        assertThat(witness.answer(log.request(200, 400, NOON).bytes())).isEqualTo(new Witness.Answer.Conflict(300));
        assertThat(witness.answer(log.request(0, 400, NOON).bytes())).isEqualTo(new Witness.Answer.Conflict(300));
    }

    @Test
    void showsARollBackByASizeThatIsLargerThanTheTrails() {
        cosigned(log.request(0, 300, NOON));
        assertThat(witness.answer(log.request(0, 250, NOON).bytes())).isEqualTo(new Witness.Answer.Conflict(300));
        assertThat(witness.answer(log.request(300, 250, NOON).bytes())).isEqualTo(new Witness.Answer.Refused(400));
        assertThat(memory.size(ORIGIN)).isEqualTo(300);
    }

    @Test
    void cosignsNoForkOfWhatItSaw() {
        cosigned(log.request(0, 300, NOON));
        GrowingLog fork = log.forked().growTo(600);
        assertThat(witness.answer(fork.request(300, 400, NOON).bytes())).isEqualTo(new Witness.Answer.Refused(422));
        assertThat(witness.answer(fork.request(300, 300, NOON).bytes())).isEqualTo(new Witness.Answer.Conflict(300));
        assertThat(memory.size(ORIGIN)).isEqualTo(300);
    }

    @Test
    void refusesASurplusAMissingAndAnAlteredHash() {
        cosigned(log.request(0, 300, NOON));
        AddCheckpoint good = log.request(300, 600, NOON);
        List<List<Sha256>> wrong = new ArrayList<>();
        for (int i = 0; i < good.proof().size(); i++) {
            List<Sha256> missing = new ArrayList<>(good.proof());
            missing.remove(i);
            wrong.add(missing);
            List<Sha256> altered = new ArrayList<>(good.proof());
            altered.set(i, Sha256.of(new byte[] {1}));
            wrong.add(altered);
        }
        List<Sha256> surplus = new ArrayList<>(good.proof());
        surplus.add(Sha256.of());
        wrong.add(surplus);
        for (List<Sha256> proof : wrong) {
            assertThat(witness.answer(new AddCheckpoint(300, proof, good.note()).bytes()))
                    .isEqualTo(new Witness.Answer.Refused(422));
        }
        cosigned(good);
    }

    @Test
    void refusesWhatTheTrailDidNotSignWithAllItsKeys() {
        SignedNote note = log.note(100, NOON);
        SignedNote stripped =
                new SignedNote(note.text(), List.of(note.signatures().getFirst()));
        assertThat(witness.answer(new AddCheckpoint(0, List.of(), stripped).bytes()))
                .isEqualTo(new Witness.Answer.Refused(403));
        SignedNote borrowed = new SignedNote(log.note(99, NOON).text(), note.signatures());
        assertThat(witness.answer(new AddCheckpoint(0, List.of(), borrowed).bytes()))
                .isEqualTo(new Witness.Answer.Refused(403));
        GrowingLog stranger = new GrowingLog("trail.stranger.example/2026", "s").growTo(5);
        assertThat(witness.answer(stranger.request(0, 5, NOON).bytes())).isEqualTo(new Witness.Answer.Refused(404));
        assertThat(memory.seen).isEmpty();
    }

    @Test
    void refusesWhatIsNoRequestWithoutFallingOver() {
        byte[] good = log.request(0, 300, NOON).bytes();
        Random random = new Random(20261126);
        int refused = 0;
        for (int i = 0; i < 3_000; i++) {
            byte[] bad = good.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            }
            refused += witness.answer(bad).status() == 200 ? 0 : 1;
        }
        assertThat(refused).isEqualTo(3_000);
        assertThat(witness.answer(new byte[0]).status()).isEqualTo(400);
        assertThat(witness.answer("old 0\n\n".getBytes(UTF_8)).status()).isEqualTo(400);
        assertThat(memory.seen).isEmpty();
    }

    private SignedNote cosigned(AddCheckpoint request) {
        Witness.Answer answer = witness.answer(request.bytes());
        assertThat(answer).isInstanceOf(Witness.Answer.Cosigned.class);
        return request.note().with(((Witness.Answer.Cosigned) answer).cosignatures());
    }

    /** Remembers in memory. */
    private static final class Memory implements WitnessMemory {

        private final Map<String, SizeAndRoot> seen = new HashMap<>();

        @Override
        public <T> T decide(String origin, Function<Optional<SizeAndRoot>, Decision<T>> answer) {
            Decision<T> decision = answer.apply(Optional.ofNullable(seen.get(origin)));
            decision.seen()
                    .ifPresent(note ->
                            seen.put(origin, Checkpoint.read(note.text()).head()));
            return decision.answer();
        }

        long size(String origin) {
            return seen.get(origin).size();
        }
    }
}
