package org.trmgateway.packkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.contracts.Table;
import org.trmgateway.contracts.pack.CountryPack;
import org.trmgateway.contracts.pack.RecognisedForm;
import org.trmgateway.contracts.pack.Translation;
import org.trmgateway.protect.Generalisers;
import org.trmgateway.protect.Minimised;
import org.trmgateway.protect.Minimiser;
import org.trmgateway.protect.Pseudonym;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.ReleaseView;
import org.w3c.dom.Document;

/**
 * One national file, step by step: which form it is, what it becomes, and what each kind of receiver would see.
 *
 * @param pack the pack
 * @param form which form it is
 * @param translation what it becomes
 * @param fields every value of the canonical message, in order
 * @param receivers what arrives at each view, in words
 */
record Explanation(
        CountryPack pack,
        RecognisedForm form,
        Translation translation,
        List<ExplainedField> fields,
        Map<String, String> receivers) {

    private static final Pseudonym ANY = new Pseudonym("0".repeat(15));
    private static final String STATUS = "trm_dataStatus";

    /** The views, in the order of the release policy. */
    static List<String> views(ContractFolder countries) {
        List<String> columns =
                Table.read(countries.other("release-policy"), "fields.csv").columns();
        return columns.subList(columns.indexOf("category") + 1, columns.size());
    }

    /**
     * Explains a file.
     *
     * @throws GatewayException when the pack refuses it
     */
    static Explanation of(
            byte[] file, CountryPack pack, Contracts contracts, List<String> views, Generalisers generalisers) {
        RecognisedForm form = pack.recognise(file);
        Translation translation = pack.toCanonical(file);
        Map<String, String> receivers = new LinkedHashMap<>();
        for (String view : views) {
            receivers.put(
                    view,
                    arriving(translation.canonical(), contracts.releasePolicy().view(view), generalisers));
        }
        List<ExplainedField> fields = new ArrayList<>();
        Message.leaves(translation.canonical().getDocumentElement(), leaf -> {
            Map<String, Outcome> outcomes = new LinkedHashMap<>();
            for (String view : views) {
                outcomes.put(
                        view,
                        Outcome.of(
                                contracts.releasePolicy().view(view).rule(leaf.getLocalName()),
                                leaf.getTextContent(),
                                generalisers));
            }
            fields.add(new ExplainedField(
                    contracts.releasePolicy().fieldId(leaf.getLocalName()).orElse("-"),
                    Message.path(leaf),
                    leaf.getTextContent(),
                    leaf.getAttribute(STATUS),
                    Message.originalCode(leaf),
                    outcomes));
        });
        return new Explanation(pack, form, translation, List.copyOf(fields), receivers);
    }

    /** Counts by running the very minimisation a node would run. */
    private static String arriving(Document canonical, ReleaseView view, Generalisers generalisers) {
        try {
            Minimised arriving = new Minimiser(view, generalisers).minimise(canonical, person -> Optional.of(ANY));
            int open = count(arriving.open());
            int sealed = arriving.sealedPart()
                    .map(Message::parse)
                    .map(Explanation::count)
                    .orElse(0);
            return open + sealed == 0 ? "nothing" : open + " values open, " + sealed + " sealed";
        } catch (GatewayException refused) {
            return "refused: " + refused.code() + " " + refused.detail();
        }
    }

    private static int count(Document message) {
        List<String> leaves = new ArrayList<>();
        Message.leaves(message.getDocumentElement(), leaf -> leaves.add(leaf.getLocalName()));
        leaves.remove(message.getDocumentElement().getLocalName());
        return leaves.size();
    }

    /** Which receivers get a view, by view; a view without a role is given to nobody. */
    static Map<String, String> roles(ContractFolder countries) {
        Map<String, String> roles = new TreeMap<>();
        for (Table.Row row :
                Table.read(countries.other("release-policy"), "views.csv").rows()) {
            roles.merge(row.get("view"), situation(row), (one, other) -> one + ", " + other);
        }
        return roles;
    }

    private static String situation(Table.Row row) {
        StringBuilder words = new StringBuilder(row.get("receiver"));
        switch (row.get("towardsOpener")) {
            case "yes" -> words.append(" that opened the case");
            case "no" -> words.append(" that was asked");
            default -> words.append("");
        }
        switch (row.get("accepted")) {
            case "yes" -> words.append(" and accepted");
            case "no" -> words.append(" and has not accepted");
            default -> words.append("");
        }
        return words.toString();
    }
}
