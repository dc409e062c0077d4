package org.trmgateway.protect;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the known numbers, dates and addresses of electronic mail of a case in a text, however they are spaced. */
final class NumberSearch {

    private static final int SHORTEST_ANYWHERE = 7;
    private static final int SHORTEST_BOUNDED = 5;
    private static final int SHORTEST_ALONE = 3;
    /** Enough to tell a telephone, and without the prefixes that are written in many ways. */
    private static final int PHONE_DIGITS = 8;

    private final List<Wanted> wanted;

    NumberSearch(KnownIdentifiers known) {
        Set<Wanted> compiled = new LinkedHashSet<>();
        for (KnownIdentifiers.Known identifier : known.all()) {
            String value = identifier.value().value();
            switch (identifier.kind()) {
                case NATIONAL_NUMBER, DOCUMENT_NUMBER, CASE_NUMBER, EMAIL ->
                    add(compiled, identifier.kind(), Squeezed.of(value).characters());
                case PHONE -> phone(value).ifPresent(digits -> add(compiled, identifier.kind(), digits));
                case BIRTH_DATE ->
                    WrittenDate.digits(value)
                            .forEach(date -> compiled.add(new Wanted(identifier.kind(), date, Where.BOUNDED)));
                case NAME, RELATIVE_NAME, ADDRESS -> {}
            }
        }
        this.wanted = List.copyOf(compiled);
    }

    /** What kinds stand in a text that {@link Recogniser#plain} made plain. */
    Set<IdentifierKind> find(String plain) {
        Set<IdentifierKind> found = EnumSet.noneOf(IdentifierKind.class);
        if (wanted.isEmpty()) {
            return found;
        }
        Squeezed squeezed = Squeezed.ofPlain(plain);
        Squeezed typed = squeezed.withLettersForDigits();
        for (Wanted number : wanted) {
            if (number.standsIn(squeezed) || (number.isOfDigits() && number.standsIn(typed))) {
                found.add(number.kind());
            }
        }
        return found;
    }

    private static void add(Set<Wanted> compiled, IdentifierKind kind, String characters) {
        int length = characters.length();
        if (length >= SHORTEST_ANYWHERE) {
            compiled.add(new Wanted(kind, characters, Where.ANYWHERE));
        } else if (length >= SHORTEST_BOUNDED) {
            compiled.add(new Wanted(kind, characters, Where.BOUNDED));
        } else if (length >= SHORTEST_ALONE) {
            compiled.add(new Wanted(kind, characters, Where.ALONE));
        }
    }

    /** The last digits; none for a short number, which is a service's and nobody's own. */
    private static Optional<String> phone(String value) {
        String digits = Squeezed.of(value).characters().replaceAll("[^0-9]", "");
        return digits.length() < SHORTEST_ANYWHERE
                ? Optional.empty()
                : Optional.of(digits.substring(Math.max(0, digits.length() - PHONE_DIGITS)));
    }

    /** Where a number counts: the shorter, the more often it occurs by chance. */
    private enum Where {
        ANYWHERE,
        BOUNDED,
        ALONE
    }

    private record Wanted(IdentifierKind kind, String characters, Where where) {

        boolean standsIn(Squeezed text) {
            return switch (where) {
                case ANYWHERE -> text.characters().contains(characters);
                case BOUNDED -> text.containsBounded(characters);
                case ALONE -> text.characters().equals(characters);
            };
        }

        boolean isOfDigits() {
            return where != Where.ALONE && characters.chars().allMatch(Character::isDigit);
        }

        @Override
        public String toString() {
            return kind + " ***";
        }
    }
}
