package org.trmgateway.contracts;

/**
 * Under which reference two parties speak of a case. Each strand has references, pseudonyms and sequence numbers of its own, so that what went
 * over one cannot be joined with what went over another, not even by the same party.
 */
public enum Strand {
    /** The case itself. */
    CASE,
    /** A question for capacity, without a person. */
    QUERY,
    /** A travel document: the consular office must not learn that there is a referral. */
    CONSULAR,
    /** An extract for an auditor. */
    AUDIT
}
