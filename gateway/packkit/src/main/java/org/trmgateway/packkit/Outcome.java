package org.trmgateway.packkit;

import java.util.Optional;
import org.trmgateway.protect.Generalisers;
import org.trmgateway.referral.ReleaseRule;
import org.trmgateway.referral.ReleaseRule.Generalisation;

/**
 * What becomes of one value on its way to one kind of receiver.
 *
 * @param words in words, without the value
 * @param coarser the coarser value, where one is made
 */
record Outcome(String words, Optional<String> coarser) {

    private static final String CASE_NUMBER = "E9";

    static Outcome of(ReleaseRule rule, String value, Generalisers generalisers) {
        return switch (rule.action()) {
            case KEEP -> plain("kept");
            case SEAL -> plain("sealed for the receiver alone");
            case DROP -> plain("dropped");
            case PSEUDONYMISE ->
                plain(
                        rule.fieldId().equals(CASE_NUMBER)
                                ? "replaced by the reference of the envelope"
                                : "replaced by a pseudonym made for the receiver");
            case GENERALISE -> generalised(rule.becomes().orElseThrow(), value, generalisers);
        };
    }

    private static Outcome generalised(Generalisation becomes, String value, Generalisers generalisers) {
        Optional<String> coarser = generalisers.generalise(becomes.generaliser(), value);
        return coarser.isPresent()
                ? new Outcome("coarser, as " + becomes.element(), coarser)
                : plain("dropped, since it cannot be made coarser as " + becomes.element());
    }

    private static Outcome plain(String words) {
        return new Outcome(words, Optional.empty());
    }
}
