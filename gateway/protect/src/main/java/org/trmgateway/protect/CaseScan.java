package org.trmgateway.protect;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** One case's identifiers, made ready to be looked for in any number of texts. Immutable and safe for use by many threads. */
public final class CaseScan {

    private static final Pattern FIELD_NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.-]{0,99}");
    private static final String NAMELESS = "text";
    private static final String NATIONAL_NUMBER = "NATIONAL_NUMBER";

    private final NameSearch names;
    private final NumberSearch numbers;
    private final Set<String> contactPoints;
    private final Set<String> ordinaryCodes;
    private final List<NumberRule> numberRules;

    CaseScan(
            KnownIdentifiers known,
            Set<String> contactPoints,
            Set<String> ordinaryCodes,
            List<NumberRule> numberRules) {
        this.names = new NameSearch(known);
        this.numbers = new NumberSearch(known);
        this.contactPoints = contactPoints;
        this.ordinaryCodes = ordinaryCodes;
        this.numberRules = numberRules;
    }

    /** Scans the open part of a message, its attributes and comments too; what is in a sealed part is not looked at. */
    public LeakReport message(Document open) {
        Pass pass = new Pass(new ArrayList<>(), new HashSet<>());
        element(open.getDocumentElement(), pass);
        return new LeakReport(pass.findings());
    }

    /** Scans one text for what blocks. A place that is no plain name is reported as {@code text}. */
    public LeakReport text(String where, String text) {
        List<LeakFinding> findings = new ArrayList<>();
        text(where, text, findings);
        return new LeakReport(findings);
    }

    /** Words in a text that look like somebody's name. */
    public LeakReport advice(String where, String text) {
        int count = NameAdvice.count(text);
        return count == 0
                ? LeakReport.NONE
                : new LeakReport(List.of(new LeakFinding(place(where), LeakLayer.ADVICE, "NAME_LIKE", count)));
    }

    /** Scans one text for the identifiers of the case only: text put together from pieces may look like anything. */
    public LeakReport known(String where, String text) {
        List<LeakFinding> findings = new ArrayList<>();
        Unwrapped.of(text)
                .readings()
                .keySet()
                .forEach(reading -> known(where, reading, Recogniser.plain(reading), findings));
        return new LeakReport(findings);
    }

    private void element(Element element, Pass pass) {
        String name = CanonicalXml.name(element);
        StringBuilder own = new StringBuilder();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            switch (child.getNodeType()) {
                case Node.ELEMENT_NODE -> element((Element) child, pass);
                case Node.TEXT_NODE, Node.CDATA_SECTION_NODE -> own.append(child.getNodeValue());
                default -> text(name, child.getNodeValue(), pass);
            }
        }
        for (Attr attribute : CanonicalXml.attributes(element)) {
            text(name, attribute.getValue(), pass);
        }
        if (!name.equals(SealedParts.PART)) {
            text(name, own.toString(), pass);
        }
    }

    /** Messages say the same again and again: what was clean once is not read twice. */
    private void text(String where, String text, Pass pass) {
        if (!pass.clean().contains(text)) {
            int before = pass.findings().size();
            text(where, text, pass.findings());
            if (pass.findings().size() == before && !contactPoints.contains(where)) {
                pass.clean().add(text);
            }
        }
    }

    private void text(String where, String text, List<LeakFinding> findings) {
        if (text.isBlank() || ordinaryCodes.contains(text.strip())) {
            return;
        }
        Unwrapped unwrapped = Unwrapped.of(text);
        unwrapped.readings().forEach((reading, sure) -> {
            String plain = Recogniser.plain(reading);
            known(where, reading, plain, findings);
            if (sure && !contactPoints.contains(where)) {
                patterns(where, plain, findings);
            }
        });
        if (!unwrapped.whole()) {
            findings.add(new LeakFinding(place(where), LeakLayer.UNREAD, "ENCODED", 1));
        }
    }

    private void known(String where, String reading, String plain, List<LeakFinding> findings) {
        Map<IdentifierKind, Integer> kinds = new EnumMap<>(IdentifierKind.class);
        Map<Integer, IdentifierKind> words = new HashMap<>();
        names.find(reading).forEach(name -> words.put(name.word(), name.kind()));
        if (words.size() > (contactPoints.contains(where) ? 1 : 0)) {
            words.values().forEach(kind -> kinds.merge(kind, 1, Integer::sum));
        }
        numbers.find(plain).forEach(kind -> kinds.merge(kind, 1, Integer::sum));
        kinds.forEach(
                (kind, count) -> findings.add(new LeakFinding(place(where), LeakLayer.KNOWN, kind.name(), count)));
    }

    private void patterns(String where, String plain, List<LeakFinding> findings) {
        Map<String, Integer> kinds = new LinkedHashMap<>();
        Signs signs = Signs.of(plain);
        if (Recogniser.worthLooking(signs)) {
            for (Recogniser recogniser : Recogniser.values()) {
                kinds.merge(recogniser.name(), recogniser.count(plain, signs), Integer::sum);
            }
            int byPack =
                    numberRules.stream().mapToInt(rule -> rule.count(plain)).sum();
            boolean already = kinds.values().stream().anyMatch(count -> count > 0);
            kinds.put(NATIONAL_NUMBER, already ? 0 : byPack);
        }
        kinds.forEach((kind, count) -> {
            if (count > 0) {
                findings.add(new LeakFinding(place(where), LeakLayer.PATTERN, kind, count));
            }
        });
    }

    private static String place(String where) {
        return FIELD_NAME.matcher(where).matches() ? where : NAMELESS;
    }

    /** One message being scanned: what was found, and texts in which nothing was. */
    private record Pass(List<LeakFinding> findings, Set<String> clean) {}
}
