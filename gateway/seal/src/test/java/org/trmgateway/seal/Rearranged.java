package org.trmgateway.seal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Lists of siblings with one of them removed, doubled, or changed for the next. */
final class Rearranged {

    private Rearranged() {}

    static <T, R> List<R> of(List<T> siblings, Function<List<T>, R> whole) {
        List<R> copies = new ArrayList<>();
        for (int i = 0; i < siblings.size(); i++) {
            List<T> removed = new ArrayList<>(siblings);
            removed.remove(i);
            copies.add(whole.apply(removed));
            List<T> doubled = new ArrayList<>(siblings);
            doubled.add(i, siblings.get(i));
            copies.add(whole.apply(doubled));
            if (i + 1 < siblings.size()) {
                List<T> swapped = new ArrayList<>(siblings);
                Collections.swap(swapped, i, i + 1);
                copies.add(whole.apply(swapped));
            }
        }
        return copies;
    }
}
