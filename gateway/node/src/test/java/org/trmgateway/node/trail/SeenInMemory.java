package org.trmgateway.node.trail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.SignedNote;

/** What a witness saw, in memory. */
final class SeenInMemory implements NotesSeen {

    final Map<String, SignedNote> notes = new HashMap<>();
    final List<Successor> successors = new ArrayList<>();

    @Override
    public synchronized <T> T decide(String origin, Function<Optional<SizeAndRoot>, Decision<T>> answer) {
        Decision<T> decision = answer.apply(Optional.ofNullable(notes.get(origin))
                .map(note -> Checkpoint.read(note.text()).head()));
        decision.seen().ifPresent(note -> notes.put(origin, note));
        return decision.answer();
    }

    @Override
    public synchronized <T> T alone(String trail, Supplier<T> work) {
        return work.get();
    }

    @Override
    public synchronized void follow(Successor successor) {
        successors.add(successor);
    }

    @Override
    public synchronized Optional<SignedNote> lastSeen(Sha256 originSha256) {
        return notes.entrySet().stream()
                .filter(one -> Sha256.of(one.getKey().getBytes(UTF_8)).equals(originSha256))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    @Override
    public synchronized List<String> origins(String beginning) {
        return notes.keySet().stream()
                .filter(origin -> origin.startsWith(beginning))
                .toList();
    }
}
