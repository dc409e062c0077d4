package org.trmgateway.acceptance.demo;

/**
 * A message of the play, as its sender could prove it afterwards.
 *
 * @param type code of the catalogue
 * @param messageId its id
 * @param from sending party
 * @param to receiving party
 * @param channel how it was handed in
 * @param finalState where it ended
 * @param millis from acceptance by the sender's gateway until the recipient's system had it or could fetch it
 * @param receiptVerified whether every receipt of its way was verified by the offline verifier
 */
public record Played(
        String type,
        String messageId,
        String from,
        String to,
        String channel,
        String finalState,
        long millis,
        boolean receiptVerified) {}
