package org.trmgateway.acceptance.demo;

/**
 * A refusal of the play, as the party that handed in can prove it.
 *
 * @param by who was refused
 * @param code error code
 * @param field field id, empty when none
 * @param rule rule that decided, empty when none
 * @param receiptVerified whether the signed refusal was verified by the offline verifier
 */
public record Refused(String by, String code, String field, String rule, boolean receiptVerified) {}
