package org.trmgateway.packkit;

import java.util.List;
import java.util.Optional;
import org.trmgateway.referral.Loss;
import org.trmgateway.referral.MessageType;

/**
 * What came of one sample.
 *
 * @param sample the sample
 * @param message the message it is
 * @param form form it was recognised as; empty for one that goes out
 * @param losses what did not survive whole, in order
 * @param failure why it did not give its result, without values; absent when it did
 * @param values what should have stood there and what stands there; only for somebody who asks to see values
 */
record SampleRun(
        Sample sample,
        Optional<MessageType> message,
        String form,
        List<Loss> losses,
        Optional<String> failure,
        Optional<Sameness.Difference> values) {

    boolean asExpected() {
        return failure.isEmpty();
    }

    Finding finding() {
        return Finding.refused("samples/" + sample.name(), failure.orElseThrow());
    }
}
