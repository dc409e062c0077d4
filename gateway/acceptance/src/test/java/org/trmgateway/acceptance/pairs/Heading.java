package org.trmgateway.acceptance.pairs;

/**
 * What stands at the head of each delivered document, whatever the form.
 *
 * @param messageId the message
 * @param caseReference what both sides call the case
 * @param from sending party
 * @param to receiving party
 */
record Heading(String messageId, String caseReference, String from, String to) {}
