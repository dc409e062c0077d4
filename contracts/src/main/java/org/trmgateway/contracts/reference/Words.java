package org.trmgateway.contracts.reference;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.trmgateway.referral.Role;

/** The tables' short words in sentences. A word that is not known stops the build: a page must not guess. */
final class Words {

    static final String WRITTEN_BY_THE_BUILD =
            "<!-- Written by the build from the tables and schemas in contracts/. Change those, not this page. -->";

    static final String ATTRIBUTION =
            "Names of fields that do not begin with `trm_`, and the lists marked HTCDS 2.0, are those of the Human Trafficking Case Data Standard (HTCDS), version 2.0, © International Organization for Migration (IOM),"
                    + " [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/); [NOTICE](../../NOTICE) says what was changed. Names that"
                    + " begin with `trm_` are extensions of ours and no part of that standard. IOM has not reviewed and does not endorse this product.";

    private static final Pattern WORKING_DAYS = Pattern.compile("([1-9][0-9]?)WD");

    private Words() {}

    static String role(Role role) {
        return switch (role) {
            case NRC -> "national coordinator or competent body";
            case SP -> "service provider: shelter, organisation, social centre";
            case IOM -> "country office of the International Organization for Migration";
            case GUARD -> "guardian or child authority";
            case CONS -> "consular or travel-document authority";
            case LEA -> "police or prosecution";
            case MED -> "named clinician";
            case AUD -> "auditor";
            case GW -> "a gateway itself; sends no case message";
        };
    }

    /** Roles of a row: {@code NRC, SP}. */
    static String roles(List<String> roles) {
        return roles.equals(List.of("*"))
                ? "anybody"
                : String.join(
                        ", ",
                        roles.stream().map(role -> Role.valueOf(role).name()).toList());
    }

    static String fieldClass(String code) {
        return switch (code) {
            case "DI" -> "identifies the person";
            case "QI" -> "may identify together with others";
            case "SC" -> "specially protected or criminal data (GDPR 9, 10)";
            case "OP" -> "operational: needed to do the work";
            case "FT" -> "free text";
            default -> throw unknown("class", code);
        };
    }

    static String view(String view) {
        return switch (view) {
            case "O0" -> "the side of origin, before it accepted the case";
            case "NO" -> "national coordinator of origin, after it accepted";
            case "ND" -> "national coordinator of destination";
            case "SP" -> "service provider";
            case "IO" -> "office of IOM";
            case "CO" -> "consulate";
            case "LE" -> "police or prosecution";
            case "AU" -> "auditor";
            case "ST" -> "statistics";
            default -> throw unknown("view", view);
        };
    }

    static String action(String action) {
        if (action.startsWith("G:")) {
            return "coarser: " + action.substring(2);
        }
        return switch (action) {
            case "K" -> "as it is";
            case "P" -> "pseudonym";
            case "S" -> "sealed";
            case "D" -> "no";
            default -> throw unknown("action", action);
        };
    }

    static String consent(String basis) {
        return switch (basis) {
            case "required" -> "needed for this purpose and this recipient";
            case "answer" ->
                "needed for this purpose and this recipient; or the consent under which the sender got the data from this recipient,"
                        + " so that a question may be answered as long as that consent stands";
            case "none" -> "not needed";
            default -> throw unknown("consent", basis);
        };
    }

    static String strand(String strand) {
        return switch (strand) {
            case "case" -> "under the reference of the case between these two parties";
            case "query" -> "under a reference of its own, for a question without a person";
            case "consular" -> "under a reference of its own, so that a consular office cannot join it to anything";
            case "audit" -> "under a reference of its own, for an auditor";
            case "any" -> "under each reference there is between the two parties";
            default -> throw unknown("strand", strand);
        };
    }

    static String audience(String audience) {
        return switch (audience) {
            case "named" -> "the recipients it names, or the one it answers";
            case "all" -> "everyone who has the case from this sender, and so on from them";
            case "same-side" ->
                "everyone in the sender's country who has the case from this sender, and so on from them";
            default -> throw unknown("audience", audience);
        };
    }

    /** {@code PT72H}, {@code 5WD} or {@code trm_ArrivalAt+P1D} as a span of time. */
    static String span(String text) {
        Matcher working = WORKING_DAYS.matcher(text);
        if (working.matches()) {
            return count(Long.parseLong(working.group(1)), "working day") + " of the country that answers";
        }
        int plus = text.indexOf('+');
        if (plus >= 0) {
            return span(text.substring(plus + 1)) + " after `" + text.substring(0, plus) + "`";
        }
        Duration span = Duration.parse(text);
        if (!text.startsWith("PT")) {
            return count(span.toDays(), "day");
        }
        return span.toMinutesPart() == 0 ? count(span.toHours(), "hour") : count(span.toMinutes(), "minute");
    }

    /** {@code P30D} or {@code trm_ArrivalAt+P1D}: how long delivering is worth it. */
    static String lifetime(String text) {
        return span(text) + (text.contains("+") ? "" : " from its acceptance");
    }

    /** Until when a field is of use: {@code trm_ArrivalAt+P1D|P30D}. */
    static String expiry(String text) {
        return Arrays.stream(text.split("\\|", -1))
                .map(Words::lifetime)
                .collect(Collectors.joining("; without that, "));
    }

    /** Where a heading is found on its page. */
    static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }

    private static IllegalStateException unknown(String what, String word) {
        return new IllegalStateException("the pages have no words for the " + what + " " + word);
    }
}
