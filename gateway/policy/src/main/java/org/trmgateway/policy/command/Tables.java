package org.trmgateway.policy.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.trmgateway.contracts.ContractFiles;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.Table;

/** The tables of some contracts, as rows. */
final class Tables {

    static final String FIELDS = "release-policy/fields.csv";
    static final String CHOREOGRAPHY = "choreography/choreography.csv";
    static final String CATALOGUE = "messages/catalogue.csv";

    static final String EXPIRY = "release-policy/expiry.csv";

    private static final String LAST_BEFORE_VIEWS = "category";

    private final ContractFiles files;

    Tables(ContractFiles files) {
        this.files = files;
    }

    /** A table by its path. */
    Table table(String path) {
        int slash = path.indexOf('/');
        return Table.read(new ContractFolder(files, path.substring(0, slash)), path.substring(slash + 1));
    }

    boolean has(String path) {
        return files.bytes(path).isPresent();
    }

    /** Names of the views: the columns after the category. */
    List<String> views() {
        List<String> columns = table(FIELDS).columns();
        return columns.subList(columns.indexOf(LAST_BEFORE_VIEWS) + 1, columns.size());
    }

    /** Rows of the field dictionary by element. */
    Map<String, Table.Row> fields() {
        Map<String, Table.Row> fields = new LinkedHashMap<>();
        table(FIELDS).rows().forEach(row -> fields.put(row.get("element"), row));
        return fields;
    }

    /** Until when an element is of use, by element; contracts of before there was such a table have none. */
    Map<String, String> expiries() {
        return has(EXPIRY)
                ? table(EXPIRY).rows().stream()
                        .collect(Collectors.toMap(row -> row.get("element"), row -> row.get("expires")))
                : Map.of();
    }

    /** Element that carries what a generaliser makes, by the generaliser's name. */
    Map<String, String> generalisers() {
        return table("release-policy/generalisers.csv").rows().stream()
                .collect(Collectors.toMap(row -> row.get("generaliser"), row -> row.get("element")));
    }
}
