package org.trmgateway.routes.outbound.translate;

import org.trmgateway.contracts.pack.Translation;
import org.trmgateway.routes.outbound.intake.Submission;

/**
 * A submission in canonical form.
 *
 * @param submission where it came from
 * @param translation the canonical message, its routing and its losses
 * @param packVersion version of the pack that translated it
 * @param confirmed whether it lost something that a person of the sender had to confirm, and did
 */
public record TranslatedMessage(
        Submission submission, Translation translation, String packVersion, boolean confirmed) {}
