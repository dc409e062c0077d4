package org.trmgateway.acceptance.pairs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.protect.IdentifierKind;
import org.trmgateway.protect.KnownIdentifiers;
import org.trmgateway.referral.ReleaseAction;
import org.trmgateway.referral.ReleaseRule;
import org.trmgateway.referral.ReleaseView;
import org.trmgateway.routes.CanonicalXml;
import org.w3c.dom.Element;

/**
 * What a receiver may not see of a message, by the release policy and the receiver's view: each value that the view does not keep. Left out are
 * codes, which stand in everything; names that are words of the contracts' own tables; and, where bytes are searched, what is shorter than five
 * letters, for that is looked for in documents only.
 */
final class KeptBack {

    private static final int SHORTEST = 5;
    private static final int SHORTEST_NUMBER = 7;
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,4}|true|false");

    private final Set<String> codes;
    private final Set<String> words;

    KeptBack(Contracts contracts) {
        this.codes = contracts.codeLists().names().stream()
                .flatMap(list -> contracts.codeLists().codes(list).stream())
                .collect(Collectors.toUnmodifiableSet());
        this.words = words(Path.of("..", "..", "contracts"));
    }

    /**
     * A value.
     *
     * @param element where it stood
     * @param action what the view does with it
     * @param text itself
     */
    record Value(String element, ReleaseAction action, String text) {

        /** Says which, without repeating it. */
        @Override
        public String toString() {
            return element + " " + action;
        }
    }

    /** The values of a message that a view keeps back, codes aside. */
    List<Value> of(byte[] canonical, ReleaseView view) {
        List<Value> values = new ArrayList<>();
        for (Element leaf : CanonicalXml.leaves(CanonicalXml.parse(canonical))) {
            String text = leaf.getTextContent().strip();
            ReleaseRule rule = view.rule(leaf.getLocalName());
            boolean telling = !text.isEmpty()
                    && !codes.contains(text)
                    && !COUNT.matcher(text).matches();
            if (rule.action() != ReleaseAction.KEEP && telling && !isNameOfTheHouse(leaf.getLocalName())) {
                values.add(new Value(leaf.getLocalName(), rule.action(), text));
            }
        }
        return values;
    }

    /** Who it goes to is on the envelope. */
    private static boolean isNameOfTheHouse(String element) {
        return Set.of("trm_Recipient", "trm_CaseReference", "trm_InReplyTo").contains(element);
    }

    /** What to look for in bytes: each value and each of its words, with the element as its name. */
    Map<String, String> inBytes(List<Value> values, String owner) {
        Map<String, String> sought = new LinkedHashMap<>();
        for (Value value : values) {
            Stream.concat(Stream.of(value.text()), isName(value) ? words(value.text()) : Stream.empty())
                    .filter(this::isTelling)
                    .map(text -> text.startsWith("+") ? text.substring(1) : text)
                    .forEach(text -> sought.putIfAbsent(text, owner + " " + value));
        }
        return sought;
    }

    /** Names, short ones too, that the gateway's own search looks for in documents. */
    KnownIdentifiers names(List<Value> values) {
        KnownIdentifiers.Builder names = KnownIdentifiers.builder();
        values.stream()
                .filter(KeptBack::isName)
                .filter(value -> !isOfTheTables(value.text()))
                .forEach(value -> names.add(IdentifierKind.NAME, value.text()));
        return names.build();
    }

    /** How many names are left out because they are words of the tables. */
    long leftOut(List<Value> values) {
        return values.stream()
                .filter(KeptBack::isName)
                .filter(value -> isOfTheTables(value.text()))
                .count();
    }

    private static boolean isName(Value value) {
        return value.element().endsWith("Name")
                || Set.of("trm_Patronymic", "trm_Alias", "trm_NameInOtherScript")
                        .contains(value.element());
    }

    private boolean isTelling(String text) {
        boolean letters = text.codePoints().filter(Character::isLetter).count() >= SHORTEST;
        boolean number = text.codePoints().filter(Character::isDigit).count() >= SHORTEST_NUMBER;
        return (letters || number) && !isOfTheTables(text);
    }

    private boolean isOfTheTables(String text) {
        return words(text).allMatch(word -> words.contains(word.toLowerCase(Locale.ROOT)))
                && text.codePoints().anyMatch(Character::isLetter)
                && text.codePoints().noneMatch(Character::isDigit);
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(NO_LETTERS.split(text)).filter(word -> !word.isEmpty());
    }

    /** Every word of labels, words and sentences; of the samples none. */
    private static Set<String> words(Path contracts) {
        try (Stream<Path> files = Files.walk(contracts)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(csv|properties|xsl)"))
                    .filter(file -> !file.toString().matches(".*/(samples|target|src)/.*"))
                    .flatMap(file -> words(text(file)))
                    .map(word -> word.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
