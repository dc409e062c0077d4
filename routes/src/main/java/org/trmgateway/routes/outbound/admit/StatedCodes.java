package org.trmgateway.routes.outbound.admit;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.protect.StandardGeneralisers;
import org.trmgateway.referral.ReleaseRule;
import org.trmgateway.referral.ReleaseView;
import org.trmgateway.routes.CanonicalXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What a message says of its case in codes, as far as the release policy gives it for statistics. */
public final class StatedCodes {

    private static final String VIEW = "ST";

    private final ReleaseView view;
    private final Map<String, Map<String, String>> groups;
    private final Set<String> codes;

    public StatedCodes(Contracts contracts) {
        this.view = contracts.releasePolicy().view(VIEW);
        this.groups = contracts.releasePolicy().groups();
        this.codes = contracts.codeLists().names().stream()
                .flatMap(list -> contracts.codeLists().codes(list).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Codes by element. Whatever is no code of any list is left out, whoever allowed it.
     *
     * @param day for the ages in it
     */
    Map<String, Set<String>> of(Document canonical, LocalDate day) {
        StandardGeneralisers generalisers = new StandardGeneralisers(day, groups);
        Map<String, Set<String>> stated = new TreeMap<>();
        for (Element leaf : CanonicalXml.leaves(canonical)) {
            if (view.isGroup(leaf.getLocalName())) {
                // a group with nothing in it
                continue;
            }
            ReleaseRule rule = view.rule(leaf.getLocalName());
            switch (rule.action()) {
                case KEEP -> add(stated, rule.element(), Optional.of(leaf.getTextContent()));
                case GENERALISE -> {
                    ReleaseRule.Generalisation becomes = rule.becomes().orElseThrow();
                    add(
                            stated,
                            becomes.element(),
                            generalisers.generalise(becomes.generaliser(), leaf.getTextContent()));
                }
                case PSEUDONYMISE, SEAL, DROP -> {}
            }
        }
        return stated;
    }

    private void add(Map<String, Set<String>> stated, String element, Optional<String> code) {
        code.map(String::strip)
                .filter(codes::contains)
                .ifPresent(known ->
                        stated.computeIfAbsent(element, _ -> new TreeSet<>()).add(known));
    }
}
