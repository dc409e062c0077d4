package org.trmgateway.protect;

/** What a direct identifier is; tells how it is looked for. */
public enum IdentifierKind {
    /** Any name of the person: given, family, father's, alias. */
    NAME,
    /** A name of somebody related. */
    RELATIVE_NAME,
    /** Street and house number, or what a place is called. */
    ADDRESS,
    /** Full date of birth, year first or day first. */
    BIRTH_DATE,
    /** Number that a state gave the person. */
    NATIONAL_NUMBER,
    /** Number of a passport or other document. */
    DOCUMENT_NUMBER,
    /** The national case number. */
    CASE_NUMBER,
    PHONE,
    EMAIL
}
