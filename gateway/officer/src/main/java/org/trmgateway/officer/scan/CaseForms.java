package org.trmgateway.officer.scan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.contracts.MessageCatalogue;
import org.trmgateway.contracts.pack.CountryPack;
import org.trmgateway.protect.KnownIdentifiers;
import org.trmgateway.protect.NumberRule;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.SafeXml;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** What the forms of a case say identifies the person: any national form a pack reads, or a canonical message. */
final class CaseForms {

    /** Which view it is does not matter: every view knows every element. */
    private static final String ANY_VIEW = "O0";

    private final Contracts contracts;

    CaseForms(Contracts contracts) {
        this.contracts = contracts;
    }

    /** Absent when no pack knows the file, or the pack refuses it. */
    Optional<KnownIdentifiers> read(byte[] file) {
        try {
            Optional<Document> canonical = canonical(file);
            if (canonical.isEmpty()) {
                Optional<CountryPack> pack = contracts.packs().knowing(file);
                canonical = pack.map(known -> known.toCanonical(file).canonical());
            }
            return canonical.map(message ->
                    KnownIdentifiers.of(message, contracts.releasePolicy().view(ANY_VIEW)));
        } catch (GatewayException refused) {
            return Optional.empty();
        }
    }

    /** National numbers with a check digit, as the packs describe them. */
    List<NumberRule> numberRules() {
        return contracts.packs().identifierRules().stream()
                .filter(rule -> !rule.weights().isEmpty())
                .map(rule -> new NumberRule(rule.pattern(), rule.weights(), rule.modulus(), rule.remainder()))
                .toList();
    }

    private static Optional<Document> canonical(byte[] file) {
        try {
            Document document = SafeXml.documentBuilder().parse(new ByteArrayInputStream(file));
            return Optional.of(document)
                    .filter(message -> MessageCatalogue.NAMESPACE.equals(
                            message.getDocumentElement().getNamespaceURI()));
        } catch (SAXException | IOException noXml) {
            return Optional.empty();
        }
    }
}
