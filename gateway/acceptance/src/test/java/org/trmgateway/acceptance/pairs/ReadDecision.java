package org.trmgateway.acceptance.pairs;

/**
 * A decision on a referral as the system that referred understands it.
 *
 * @param heading what stands at its head
 * @param caseNumber the system's own number of the case
 * @param answers id of the referral
 * @param accepted whether the person is taken
 */
record ReadDecision(Heading heading, String caseNumber, String answers, boolean accepted) {}
