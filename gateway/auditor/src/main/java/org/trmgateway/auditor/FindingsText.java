package org.trmgateway.auditor;

import java.util.stream.Collectors;

/** Findings for a person, or as one JSON object (RFC 8259). */
final class FindingsText {

    private FindingsText() {}

    static String lines(Findings findings) {
        StringBuilder lines = new StringBuilder();
        findings.facts()
                .forEach((name, value) ->
                        lines.append(name).append(": ").append(printable(value)).append('\n'));
        for (Defect defect : findings.defects()) {
            lines.append("DEFECT ")
                    .append(defect.check())
                    .append(": ")
                    .append(printable(defect.where()))
                    .append('\n');
        }
        lines.append(findings.isVerified() ? "VERIFIED" : "NOT VERIFIED, defects: " + findings.count());
        return lines.append('\n').toString();
    }

    static String json(Findings findings) {
        return json(findings, "");
    }

    /** With further members, each of which begins with a comma. */
    static String json(Findings findings, String more) {
        String facts = findings.facts().entrySet().stream()
                .map(fact -> quoted(fact.getKey()) + ":" + quoted(fact.getValue()))
                .collect(Collectors.joining(","));
        String defects = findings.defects().stream()
                .map(defect -> "{\"check\":" + quoted(defect.check()) + ",\"where\":" + quoted(defect.where()) + "}")
                .collect(Collectors.joining(","));
        return "{\"verified\":" + findings.isVerified() + ",\"facts\":{" + facts + "},\"defectCount\":"
                + findings.count() + ",\"defects\":[" + defects + "]" + more + "}\n";
    }

    /** Names of files come from whoever made the export: none may move the cursor of the auditor's terminal. */
    static String printable(String text) {
        return text.replaceAll("[^\\x20-\\x7E]", "?");
    }

    static String quoted(String text) {
        return '"' + printable(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
