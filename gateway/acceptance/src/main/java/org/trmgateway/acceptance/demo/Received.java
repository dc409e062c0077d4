package org.trmgateway.acceptance.demo;

/**
 * A message that a party's system has taken.
 *
 * @param type code of the catalogue
 * @param messageId its id
 * @param caseReference what recipient and sender call the case
 * @param document the document, as the recipient's system got it
 */
record Received(String type, String messageId, String caseReference, byte[] document) {}
