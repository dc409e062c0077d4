package org.trmgateway.node.http;

import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trmgateway.contracts.RefusalTexts;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.routes.outbound.intake.SubmissionAnswer;

/** Makes answers of refusals: records them on the trail and says them in the client's language. */
public final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final String FALLBACK = RefusalTexts.LANGUAGES.getFirst();

    private final RefusalLog log;
    private final RefusalTexts texts;

    public Refusals(RefusalLog log, RefusalTexts texts) {
        this.log = log;
        this.texts = texts;
    }

    /**
     * Records a refusal and words it. A client is refused even when the trail cannot be written; then the answer has no receipt.
     *
     * @param language of the client, or an {@code Accept-Language} header (RFC 9110, section 12.5.4)
     */
    public RefusalAnswer record(Refusal refusal, Door door, Optional<PartyId> party, String language) {
        LOG.info("refused at {}: {} {}", door.channel(), refusal.code(), refusal.detail());
        return word(refusal, Optional.empty(), language, receipt(refusal, door, party));
    }

    /** Words a refusal that needs no entry on the trail: nothing was handed in. */
    public RefusalAnswer word(Refusal refusal, String language) {
        return word(refusal, Optional.empty(), language, Optional.empty());
    }

    /** Words a flow's refusal, already on the trail, in the language of the system that handed in: a party may have systems in several. */
    public RefusalAnswer word(SubmissionAnswer.Refused refused, String language) {
        return word(refused.refusal(), Optional.of(refused.messageId()), language, Optional.of(refused.receipt()));
    }

    private RefusalAnswer word(
            Refusal refusal, Optional<MessageId> messageId, String language, Optional<byte[]> receipt) {
        String chosen = choose(language);
        return new RefusalAnswer(refusal, messageId, texts.text(refusal.code(), chosen), chosen, receipt);
    }

    private Optional<byte[]> receipt(Refusal refusal, Door door, Optional<PartyId> party) {
        try {
            return Optional.of(log.refused(refusal, door.channel(), party));
        } catch (RuntimeException unrecorded) {
            LOG.error(
                    "refusal {} is not on the trail: {}",
                    refusal.code(),
                    unrecorded.getClass().getName());
            return Optional.empty();
        }
    }

    private static String choose(String language) {
        try {
            String tag = Locale.lookupTag(Locale.LanguageRange.parse(language), RefusalTexts.LANGUAGES);
            return tag == null ? FALLBACK : tag;
        } catch (IllegalArgumentException notALanguage) {
            return FALLBACK;
        }
    }
}
