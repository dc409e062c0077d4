package org.trmgateway.routes.outbound.translate;

import org.trmgateway.contracts.pack.Translation;
import org.trmgateway.routes.outbound.intake.Submission;

/**
 * A submission in canonical form.
 *
 * @param submission where it came from
 * @param translation the canonical message, its routing and its losses
 * @param packVersion version of the pack that translated it
 */
public record TranslatedMessage(Submission submission, Translation translation, String packVersion) {}
