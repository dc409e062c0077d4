package org.trmgateway.node.wiring;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.trmgateway.contracts.pack.CountryPack;
import org.trmgateway.contracts.pack.DeliveryContext;
import org.trmgateway.contracts.pack.NationalDocument;
import org.trmgateway.referral.CaseReference;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sensitive;
import org.trmgateway.routes.outbound.intake.FolderRoutes;
import org.trmgateway.routes.outbound.intake.SubmissionAnswer;

/** Says in the party's own form and language why a file was refused. */
final class FolderRefusals implements FolderRoutes.RefusalWriter {

    /** A refused file became no message, so there is no case to refer to. */
    private static final CaseReference NO_CASE = new CaseReference("0".repeat(26));

    private final CountryPack pack;
    private final Map<PartyId, String> languages;
    private final Clock clock;

    /**
     * @param languages language of a party's system; one the pack does not write becomes the pack's first
     */
    FolderRefusals(CountryPack pack, Map<PartyId, String> languages, Clock clock) {
        this.pack = pack;
        this.languages = Map.copyOf(languages);
        this.clock = clock;
    }

    @Override
    public NationalDocument write(PartyId party, SubmissionAnswer.Refused refused) {
        return pack.refusal(
                refused.refusal(),
                new DeliveryContext(
                        refused.messageId(),
                        NO_CASE,
                        new Sensitive<>(Optional.empty()),
                        party,
                        party,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        Optional.empty(),
                        languages.getOrDefault(party, pack.languages().getFirst())));
    }
}
