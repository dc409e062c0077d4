package org.trmgateway.packkit;

import java.util.Map;
import java.util.Optional;
import org.trmgateway.contracts.RefusalTexts;
import org.trmgateway.contracts.pack.CountryPack;
import org.trmgateway.contracts.pack.RecognisedForm;
import org.trmgateway.referral.GatewayException;

/** Why a pack refuses a file, as far as it got with it; without values of the file. */
final class RefusedForm {

    private final GatewayException refused;
    private final CountryPack pack;
    private final String form;
    private final String sentence;

    RefusedForm(GatewayException refused, CountryPack pack, byte[] file, RefusalTexts texts) {
        this.refused = refused;
        this.pack = pack;
        this.form = recognised(pack, file)
                .map(known -> known.form() + " of the format " + known.format())
                .orElse("");
        this.sentence = texts.text(refused.code(), "en");
    }

    Report text() {
        String first = form.isEmpty()
                ? "1. The file is no form that the pack " + pack.country() + " can read.\n"
                : "1. The file is the form " + form + " (pack " + pack.country() + " " + pack.version() + ").\n";
        return new Report(
                Report.NOT_FINE,
                first + "\n2. It is refused: " + refused.code() + " " + refused.detail() + "\n   " + sentence + "\n");
    }

    Report json() {
        Map<String, Object> object = Json.object(
                "pack", pack.country(),
                "version", pack.version(),
                "refused", refused.code().name(),
                "text", sentence);
        refused.detail().field().ifPresent(field -> object.put("field", field));
        refused.detail().rule().ifPresent(rule -> object.put("rule", rule));
        refused.detail().position().ifPresent(position -> object.put("position", position));
        return new Report(Report.NOT_FINE, Json.line(object));
    }

    private static Optional<RecognisedForm> recognised(CountryPack pack, byte[] file) {
        try {
            return Optional.of(pack.recognise(file));
        } catch (GatewayException unknown) {
            return Optional.empty();
        }
    }
}
