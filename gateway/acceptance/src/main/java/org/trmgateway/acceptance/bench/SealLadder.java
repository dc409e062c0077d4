package org.trmgateway.acceptance.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.trmgateway.routes.CanonicalXml;
import org.trmgateway.seal.NestedEncryption;
import org.trmgateway.seal.SealedEnvelope;
import org.trmgateway.seal.SignedContainer;
import org.trmgateway.seal.Suite;
import org.w3c.dom.Document;

/** From a message that is only written, up to one that is sealed, receipted and stamped: each step with the bare operations it needs. */
final class SealLadder {

    private static final String LINE =
            "  <line>A quarter of a page of a form in plain words, with a number 4711 in it.</line>\n";
    private static final List<String> BOTH_SIGN = List.of(BareOperations.ECDSA_SIGN, BareOperations.ML_DSA_SIGN);
    private static final List<String> BOTH_VERIFY = List.of(BareOperations.ECDSA_VERIFY, BareOperations.ML_DSA_VERIFY);
    private static final List<String> STAMP = List.of(BareOperations.ECDSA_SIGN, BareOperations.ECDSA_VERIFY);

    private final SealWorld world;
    private final List<Step> steps = new ArrayList<>();

    private SealLadder(SealWorld world) {
        this.world = world;
    }

    static List<Step> of(SealWorld world, List<Size> sizes) {
        SealLadder ladder = new SealLadder(world);
        sizes.forEach(ladder::message);
        ladder.receipt();
        return ladder.steps;
    }

    private void message(Size size) {
        Document document = CanonicalXml.parse(xml(size.bytes()));
        byte[] message = CanonicalXml.write(document);
        add("plain", size, List.of(), () -> CanonicalXml.write(document));
        add("sign classical", size, signing(Suite.S1, size), () -> container(message, Suite.S1));
        add("sign hybrid", size, signing(Suite.S2, size), () -> container(message, Suite.S2));
        byte[] container = container(message, Suite.S2);
        add("encrypt classical", size, encrypting(Suite.S1, size), () -> encrypt(container, Suite.S1));
        add("encrypt hybrid", size, encrypting(Suite.S2, size), () -> encrypt(container, Suite.S2));
        for (Suite suite : List.of(Suite.S1, Suite.S2)) {
            add(
                    "seal " + suite.name(),
                    size,
                    joined(
                            signing(suite, size),
                            List.of(BareOperations.on(BareOperations.DIGEST, size)),
                            encrypting(suite, size)),
                    () -> world.seal(message, suite).cms());
        }
        for (Suite suite : List.of(Suite.S1, Suite.S2)) {
            SealedEnvelope sealed = world.seal(message, suite);
            add("open " + suite.name(), size, opening(suite, size), () -> world.open(sealed));
        }
    }

    private void receipt() {
        byte[] receipt = world.receipt();
        byte[] stamped = world.stamp(receipt);
        add("receipt sign", BOTH_SIGN, world::receipt);
        add("receipt verify", BOTH_VERIFY, () -> verified(receipt));
        add("time-stamp", STAMP, () -> world.stamp(receipt));
        add("stamped verify", joined(BOTH_VERIFY, List.of(BareOperations.ECDSA_VERIFY)), () -> verified(stamped));
        add(
                "evidence",
                joined(BOTH_SIGN, STAMP, BOTH_VERIFY, List.of(BareOperations.ECDSA_VERIFY)),
                () -> verified(world.stamp(world.receipt())));
    }

    private byte[] verified(byte[] receipt) {
        world.verify(receipt);
        return receipt;
    }

    private byte[] container(byte[] message, Suite suite) {
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        files.put("message.xml", message);
        return SignedContainer.write(files, world.sender(), suite, Instant.EPOCH);
    }

    private byte[] encrypt(byte[] container, Suite suite) {
        return NestedEncryption.encrypt(container, world.recipient().certificates(), suite);
    }

    private static List<String> signing(Suite suite, Size size) {
        List<String> digest = List.of(BareOperations.on(BareOperations.DIGEST, size));
        return suite == Suite.S2 ? joined(digest, BOTH_SIGN) : joined(digest, List.of(BareOperations.ECDSA_SIGN));
    }

    private static List<String> encrypting(Suite suite, Size size) {
        List<String> layer = List.of(BareOperations.on(BareOperations.CIPHER, size));
        List<String> inner = joined(layer, List.of(BareOperations.ECDH_SEND));
        return suite == Suite.S2 ? joined(inner, layer, List.of(BareOperations.ML_KEM_SEND)) : inner;
    }

    private static List<String> opening(Suite suite, Size size) {
        String digest = BareOperations.on(BareOperations.DIGEST, size);
        List<String> layer = List.of(BareOperations.on(BareOperations.CIPHER, size));
        List<String> classical =
                joined(layer, List.of(BareOperations.ECDH_RECEIVE, digest, digest, BareOperations.ECDSA_VERIFY));
        return suite == Suite.S2
                ? joined(classical, layer, List.of(BareOperations.ML_KEM_RECEIVE, BareOperations.ML_DSA_VERIFY))
                : classical;
    }

    private void add(String name, Size size, List<String> floor, Supplier<byte[]> work) {
        steps.add(new Step(name, size.name(), work.get().length, floor, () -> use(work.get())));
    }

    private void add(String name, List<String> floor, Supplier<byte[]> work) {
        steps.add(new Step(name, "", work.get().length, floor, () -> use(work.get())));
    }

    /** What comes out is looked at, so that it has to be made. */
    private static void use(byte[] made) {
        if (made.length == 0) {
            throw new IllegalStateException("nothing was made");
        }
    }

    @SafeVarargs
    private static List<String> joined(List<String>... lists) {
        List<String> all = new ArrayList<>();
        for (List<String> list : lists) {
            all.addAll(list);
        }
        return all;
    }

    private static byte[] xml(int bytes) {
        StringBuilder xml = new StringBuilder("<message>\n");
        while (xml.length() < bytes) {
            xml.append(LINE);
        }
        return xml.append("</message>\n").toString().getBytes(UTF_8);
    }
}
