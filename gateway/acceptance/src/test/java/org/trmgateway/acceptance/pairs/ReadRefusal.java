package org.trmgateway.acceptance.pairs;

import java.util.Optional;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.Refusal;

/**
 * A refusal as a system understands it.
 *
 * @param reason code, field, rule and place
 * @param sentence for a person
 */
record ReadRefusal(Refusal reason, String sentence) {

    /** What a form says; empty text where it says nothing. */
    static ReadRefusal of(String code, String field, String rule, String position, String sentence) {
        Detail detail = new Detail(said(field), said(rule), said(position).map(Integer::valueOf));
        return new ReadRefusal(new Refusal(ErrorCode.valueOf(code), detail), sentence);
    }

    private static Optional<String> said(String text) {
        return Optional.of(text).filter(words -> !words.isEmpty());
    }
}
