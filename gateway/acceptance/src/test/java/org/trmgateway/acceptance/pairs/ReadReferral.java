package org.trmgateway.acceptance.pairs;

/**
 * A referral as the receiver's system understands it.
 *
 * @param heading what to quote in the answer
 * @param person what the form calls the person: a pseudonym or, for who may know it, the family name
 */
record ReadReferral(Heading heading, String person) {}
