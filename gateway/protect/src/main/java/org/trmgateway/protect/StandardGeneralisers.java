package org.trmgateway.protect;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/**
 * The generalisers of the release policy: {@code year}, {@code age-band}, {@code dependant-age-band}, {@code count-band} and {@code gender-3} are
 * computed, every other one is a table of code groups.
 */
public final class StandardGeneralisers implements Generalisers {

    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");
    private static final int MANY = 3;
    private static final int YEAR_DIGITS = 4;

    private final LocalDate referenceDate;
    private final Map<String, Map<String, String>> tables;

    /**
     * @param referenceDate day for which ages are told
     * @param tables for each table its name, and for each code the group it belongs to
     */
    public StandardGeneralisers(LocalDate referenceDate, Map<String, Map<String, String>> tables) {
        this.referenceDate = referenceDate;
        this.tables = tables.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, table -> Map.copyOf(table.getValue())));
    }

    @Override
    public Optional<String> generalise(String name, String value) {
        String text = value.strip();
        return switch (name) {
            case "year" -> PartialDate.parse(text).map(year -> text.substring(0, YEAR_DIGITS));
            case "age-band", "dependant-age-band" -> PartialDate.parse(text).flatMap(this::ageBand);
            case "count-band" -> countBand(text);
            case "gender-3" -> genderGroup(text);
            default -> Optional.ofNullable(table(name).get(text));
        };
    }

    /** The band of both ends of what the date may be, if it is the same one. */
    private Optional<String> ageBand(PartialDate date) {
        Optional<String> youngest = AgeBand.at(referenceDate, date.latest()).map(AgeBand::label);
        Optional<String> oldest = AgeBand.at(referenceDate, date.earliest()).map(AgeBand::label);
        return youngest.equals(oldest) ? youngest : Optional.empty();
    }

    private static Optional<String> countBand(String text) {
        if (!COUNT.matcher(text).matches()) {
            return Optional.empty();
        }
        int count = Integer.parseInt(text);
        return Optional.of(count < MANY ? Integer.toString(count) : MANY + "+");
    }

    private static Optional<String> genderGroup(String code) {
        return switch (code) {
            case "" -> Optional.empty();
            case "Feminine", "TransgenderFeminine" -> Optional.of("f");
            case "Masculine", "TransgenderMasculine" -> Optional.of("m");
            default -> Optional.of("x");
        };
    }

    private Map<String, String> table(String name) {
        Map<String, String> table = tables.get(name);
        if (table == null) {
            throw new GatewayException(ErrorCode.PROTECT_FIELD_UNLISTED, Detail.rule(name));
        }
        return table;
    }
}
