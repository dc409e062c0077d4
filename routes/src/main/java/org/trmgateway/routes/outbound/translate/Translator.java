package org.trmgateway.routes.outbound.translate;

import org.trmgateway.contracts.pack.CountryPack;
import org.trmgateway.contracts.pack.Translation;
import org.trmgateway.routes.outbound.intake.Submission;

/** National form in, canonical message out; the country pack knows how. */
public final class Translator {

    private final CountryPack pack;

    public Translator(CountryPack pack) {
        this.pack = pack;
    }

    /** Translates, or refuses with an INTAKE_SYNTAX or TRANSLATE code, field and position; also when the country does not bear a loss. */
    public TranslatedMessage translate(Submission submission) {
        Translation translation = pack.toCanonical(submission.original().value());
        boolean confirmed = pack.requireBearable(translation, submission.confirmedLosses());
        return new TranslatedMessage(submission, translation, pack.version(), confirmed);
    }
}
