package org.trmgateway.protect;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A text, and what it says once each encoding it may be in is undone, one within another. Bounded in depth and in work.
 *
 * @param readings each with whether it was written so without doubt; the text itself first
 * @param whole whether everything was undone; else there is more than the bounds allow
 */
record Unwrapped(SequencedMap<String, Boolean> readings, boolean whole) {

    private static final int DEEPEST = 4;
    private static final int MOST = 64;
    private static final Encoding LAST = new Misreading();
    private static final List<Encoding> ENCODINGS = List.of(
            new CharacterEscapes(),
            new ByteEscapes("%"),
            new ByteEscapes("\\x"),
            new ByteEscapes("="),
            new EncodedWords(),
            new BaseWords(),
            new HexWords(),
            new Punycode(),
            new Mojibake());

    static Unwrapped of(String text) {
        if (!Encoding.mayBeIn(text)) {
            return new Unwrapped(new LinkedHashMap<>(Map.of(text, true)), true);
        }
        Unwrapping unwrapping = new Unwrapping();
        unwrapping.run(text);
        return new Unwrapped(Collections.unmodifiableSequencedMap(unwrapping.readings), unwrapping.whole);
    }

    @Override
    public String toString() {
        return "*** " + readings.size();
    }

    /** A text out of so many encodings. */
    private record Layer(String text, int depth, boolean sure) {}

    /** One text being unwrapped. */
    private static final class Unwrapping implements Readings {

        private final SequencedMap<String, Boolean> readings = new LinkedHashMap<>();
        private final Deque<Layer> open = new ArrayDeque<>();
        private Layer current = new Layer("", 0, true);
        private boolean whole = true;

        void run(String text) {
            readings.put(text, true);
            open.add(new Layer(text, 0, true));
            while (!open.isEmpty()) {
                current = open.remove();
                if (current.depth() < DEEPEST) {
                    ENCODINGS.forEach(encoding -> encoding.undo(current.text(), this));
                }
            }
            List.copyOf(readings.sequencedKeySet()).forEach(reading -> LAST.undo(reading, lastGuesses()));
        }

        @Override
        public void sure(String text) {
            add(text, current.sure());
        }

        @Override
        public void guess(String text) {
            add(text, false);
        }

        private void add(String text, boolean sure) {
            if (readings.containsKey(text)) {
                return;
            }
            if (readings.size() == MOST) {
                whole = false;
                return;
            }
            readings.put(text, sure);
            open.add(new Layer(text, current.depth() + 1, sure));
        }

        /** What is misread holds nothing further, and how often something can be is bounded. */
        private Readings lastGuesses() {
            return new Readings() {
                @Override
                public void sure(String text) {
                    readings.putIfAbsent(text, true);
                }

                @Override
                public void guess(String text) {
                    readings.putIfAbsent(text, false);
                }
            };
        }
    }
}
