package org.trmgateway.contracts;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.trmgateway.contracts.pack.CountryPacks;

/**
 * The ladder of places: settlement, district, region (ISO 3166-2), country (ISO 3166-1). What each place belongs to stands in the tables of
 * places of the country packs. A code that means different places in two countries leads nowhere, and nothing is released for it.
 */
final class PlaceLadder {

    /** The rungs: a generaliser whose kind is {@code ladder}, and the column of {@code places.csv} it leads to. */
    static final Map<String, String> RUNGS =
            Map.of("place-district", "district", "place-region", "region", "place-country", "country");

    private static final String PLACES = "places.csv";
    private static final String REGION = "region";

    private final Map<String, String> upwards = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();

    private PlaceLadder() {}

    /** For every code of a place what it belongs to on the rung of a generaliser. */
    static Map<String, String> rung(ContractFolder countries, String generaliser) {
        String column = Objects.requireNonNull(RUNGS.get(generaliser), generaliser);
        PlaceLadder ladder = new PlaceLadder();
        for (String country : CountryPacks.listed(countries)) {
            ContractFolder pack = countries.other(countries.path() + "/" + country);
            if (pack.has(PLACES)) {
                Table.read(pack, PLACES).rows().forEach(row -> ladder.add(row, column));
            }
        }
        ladder.upwards.keySet().removeAll(ladder.ambiguous);
        return Map.copyOf(ladder.upwards);
    }

    private void add(Table.Row row, String column) {
        String above = row.get(column);
        if (above.isEmpty()) {
            return;
        }
        put(row.get("code"), above);
        if (column.equals("country")) {
            put(row.get(REGION), above);
        }
    }

    private void put(String place, String above) {
        String earlier = upwards.putIfAbsent(place, above);
        if (earlier != null && !earlier.equals(above)) {
            ambiguous.add(place);
        }
    }
}
