package org.trmgateway.routes.outbound.translate;

import org.trmgateway.contracts.pack.CountryPack;
import org.trmgateway.routes.outbound.intake.Submission;

/** National form in, canonical message out; the country pack knows how. */
public final class Translator {

    private final CountryPack pack;

    public Translator(CountryPack pack) {
        this.pack = pack;
    }

    /** Translates, or refuses with an INTAKE_SYNTAX or TRANSLATE code, field and position. */
    public TranslatedMessage translate(Submission submission) {
        return new TranslatedMessage(
                submission, pack.toCanonical(submission.original().value()), pack.version());
    }
}
