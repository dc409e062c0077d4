package org.trmgateway.seal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** Containers in which something was altered, and everything that a forger can compute without a key was made right again. */
final class ForgedContainer {

    private ForgedContainer() {}

    /** With one entry altered. */
    static byte[] with(SequencedMap<String, byte[]> original, String name, byte[] altered) {
        SequencedMap<String, byte[]> entries = new LinkedHashMap<>(original);
        entries.put(name, altered);
        return of(List.copyOf(entries.entrySet()), Set.of(name));
    }

    /** Of these entries, in this order. */
    static byte[] of(List<Map.Entry<String, byte[]>> entries) {
        return of(entries, Set.of());
    }

    private static byte[] of(List<Map.Entry<String, byte[]>> entries, Set<String> kept) {
        SequencedMap<String, byte[]> made = new LinkedHashMap<>();
        entries.forEach(entry -> made.put(entry.getKey(), entry.getValue()));
        SequencedMap<String, byte[]> data = new LinkedHashMap<>();
        made.forEach((name, content) -> {
            if (SignedContainer.isDataName(name)) {
                data.put(name, content);
            }
        });
        for (int number = 1; number <= SignaturePlace.LAST; number++) {
            SignaturePlace place = new SignaturePlace(number);
            SequencedMap<String, byte[]> covered = new LinkedHashMap<>(data);
            if (!kept.contains(place.postQuantumManifest())) {
                made.computeIfPresent(
                        place.postQuantumManifest(),
                        (name, content) -> ContainerManifest.write(place.postQuantumSignature(), data));
            }
            for (String name : List.of(place.postQuantumManifest(), place.postQuantumSignature())) {
                if (made.containsKey(name)) {
                    covered.put(name, made.getOrDefault(name, new byte[0]));
                }
            }
            if (!kept.contains(place.manifest())) {
                made.computeIfPresent(
                        place.manifest(), (name, content) -> ContainerManifest.write(place.signature(), covered));
            }
        }
        List<Map.Entry<String, byte[]>> wrapped = new ArrayList<>();
        entries.forEach(
                entry -> wrapped.add(Map.entry(entry.getKey(), made.getOrDefault(entry.getKey(), entry.getValue()))));
        return RawZip.write(wrapped);
    }
}
