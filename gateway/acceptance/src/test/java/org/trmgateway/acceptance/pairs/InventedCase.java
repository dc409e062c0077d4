package org.trmgateway.acceptance.pairs;

import java.util.Map;
import java.util.Optional;
import org.trmgateway.acceptance.demo.Form;
import org.trmgateway.acceptance.demo.SystemClient;

/**
 * A referral of an invented person on its way.
 *
 * @param number of the case in the run
 * @param label says which it is, without a word of it
 * @param person whom it is about
 * @param sender who refers
 * @param receiver to whom
 * @param channel how it was handed in
 * @param form as it was handed in
 * @param messageId of the referral
 * @param planted what was written into a national form, by name; empty for a canonical one, of which everything is looked for
 */
@SuppressWarnings("ArrayRecordComponent") // told apart by the number
record InventedCase(
        int number,
        String label,
        InventedPerson person,
        NationalSystem sender,
        NationalSystem receiver,
        String channel,
        byte[] form,
        String messageId,
        Map<String, String> planted) {

    /** Its number at the sender. */
    String caseNumber() {
        return sender.voice().caseNumber(InventedCases.FIRST_CASE + number);
    }

    /** The receiver takes the person, by folder where it has one. Returns the id of the answer. */
    String accept() {
        String reference =
                receiver.actor().client().status(messageId).get("caseReference").asString();
        byte[] form = Form.of("m04-accept")
                .with("reference", reference)
                .with("answers", messageId)
                .bytes();
        if (receiver.dropFolder().isPresent()) {
            return receiver.dropFolder().get().drop(form).get();
        }
        SystemClient.Answer answer = receiver.actor().client().submit(form, "application/xml", SystemClient.newKey());
        return Optional.of(answer)
                .filter(accepted -> accepted.status() == 201)
                .map(accepted -> accepted.json().get("messageIds").get(0).asString())
                .orElseThrow(() -> new AssertionError(label + ": the answer was refused in "
                        + receiver.actor().client().full(messageId).get("caseState") + ": "
                        + answer.json().get("code")));
    }
}
