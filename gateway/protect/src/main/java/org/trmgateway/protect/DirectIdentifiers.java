package org.trmgateway.protect;

import java.util.Optional;
import java.util.Set;
import org.trmgateway.referral.ReleaseRule;

/** Which elements of the canonical message are direct identifiers: the field of the dictionary, and what the element's name says it holds. */
final class DirectIdentifiers {

    private static final Set<String> PERSONAL_NAMES = Set.of("P1", "P2");
    private static final Set<String> ABOUT_PERSONS = Set.of("P3", "P6", "P7", "P8", "P9", "P11", "P12");
    private static final String CASE_NUMBER = "E9";

    private DirectIdentifiers() {}

    static Optional<IdentifierKind> kindOf(ReleaseRule rule) {
        if (rule.fieldId().equals(CASE_NUMBER)) {
            return Optional.of(IdentifierKind.CASE_NUMBER);
        }
        if (PERSONAL_NAMES.contains(rule.fieldId())) {
            return Optional.of(IdentifierKind.NAME);
        }
        return ABOUT_PERSONS.contains(rule.fieldId()) ? byName(rule.element()) : Optional.empty();
    }

    private static Optional<IdentifierKind> byName(String element) {
        if (element.endsWith("Name")) {
            return Optional.of(IdentifierKind.RELATIVE_NAME);
        }
        if (element.endsWith("Birthdate")) {
            return Optional.of(IdentifierKind.BIRTH_DATE);
        }
        if (element.endsWith("IdentityNumber")) {
            return Optional.of(IdentifierKind.NATIONAL_NUMBER);
        }
        if (element.endsWith("DocumentNumber")) {
            return Optional.of(IdentifierKind.DOCUMENT_NUMBER);
        }
        if (element.endsWith("Phone")) {
            return Optional.of(IdentifierKind.PHONE);
        }
        if (element.endsWith("Email")) {
            return Optional.of(IdentifierKind.EMAIL);
        }
        return element.endsWith("Street") ? Optional.of(IdentifierKind.ADDRESS) : Optional.empty();
    }
}
