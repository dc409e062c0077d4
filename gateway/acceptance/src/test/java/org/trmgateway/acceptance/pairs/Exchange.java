package org.trmgateway.acceptance.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.trmgateway.acceptance.path.Needles;

/** A referral and the answer to it, under a new number at either side. */
final class Exchange {

    private final NationalSystem sender;
    private final NationalSystem receiver;
    private final String senderNumber;
    private final String receiverNumber;
    private final LocalDate today;
    private final Supplier<String> referral;

    /**
     * Hands the referral in.
     *
     * @param number of which either side makes its case number
     */
    Exchange(NationalSystem sender, NationalSystem receiver, int number, LocalDate today) {
        this.sender = sender;
        this.receiver = receiver;
        this.senderNumber = sender.voice().caseNumber(number);
        this.receiverNumber = receiver.voice().caseNumber(number);
        this.today = today;
        byte[] form = sender.voice().referral(receiver.party(), senderNumber, today);
        personAndNumber().forEach(secret -> requireIn(form, secret));
        this.referral = sender.handIn(form);
    }

    NationalSystem sender() {
        return sender;
    }

    NationalSystem receiver() {
        return receiver;
    }

    /** Id of the referral, once the sender's gateway has taken it. */
    String referralId() {
        return referral.get();
    }

    /** The receiver takes the person. Returns the id of its answer, once its gateway has taken that. */
    String accept(Heading arrived) {
        byte[] form = receiver.voice().acceptance(arrived, receiverNumber, today);
        requireIn(form, receiverNumber);
        return receiver.handIn(form).get();
    }

    /** The sender's number of the case: it never leaves. */
    String senderNumber() {
        return senderNumber;
    }

    /** The receiver's number of the case: it never leaves. */
    String receiverNumber() {
        return receiverNumber;
    }

    /** What the receiver may not know before it has accepted. */
    List<String> personAndNumber() {
        List<String> secrets = new ArrayList<>(sender.voice().names());
        secrets.add(senderNumber);
        return secrets;
    }

    /** What is not in the form would not be missed in the document. */
    private static void requireIn(byte[] form, String secret) {
        assertThat(Needles.of(List.of(secret)).in(form)).as(secret).isNotEmpty();
    }
}
