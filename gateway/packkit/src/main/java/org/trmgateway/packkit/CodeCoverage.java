package org.trmgateway.packkit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.trmgateway.contracts.CodeLists;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.Table;
import org.trmgateway.contracts.pack.PackOutline;

/**
 * How much of a canonical list one code table carries, each way.
 *
 * @param table name of the table
 * @param list canonical list; empty when the table has none
 * @param takes national codes that come in
 * @param widened those of them that become a code which means more
 * @param narrowed those that become a code which means less
 * @param lost those that become another code or none
 * @param delivers canonical codes that go out
 * @param coarser those of them that go out as a national code which means more, less or something else
 * @param inexpressible canonical codes that cannot go out, where the table is one for going out; never those of countries and languages
 * @param unsaid canonical codes that no national code becomes, where the table is one for coming in; nor here
 */
record CodeCoverage(
        String table,
        String list,
        List<String> takes,
        List<String> widened,
        List<String> narrowed,
        List<String> lost,
        List<String> delivers,
        List<String> coarser,
        List<String> inexpressible,
        List<String> unsaid) {

    /** Reads a table that loads. */
    static CodeCoverage of(ContractFolder folder, PackOutline.CodeTableFile declared, CodeLists lists) {
        List<Table.Row> rows = Table.read(folder, declared.file()).rows();
        List<Table.Row> in = rows.stream().filter(row -> goes(row, "in")).toList();
        List<Table.Row> out = rows.stream().filter(row -> goes(row, "out")).toList();
        List<String> delivers = distinct(out.stream().map(row -> row.get("canonical")));
        Set<String> exact = new LinkedHashSet<>(distinct(
                out.stream().filter(row -> row.get("relation").equals("exact")).map(row -> row.get("canonical"))));
        Set<String> codes = declared.list()
                .filter(list -> !LabelCoverage.OPEN.contains(list))
                .map(lists::codes)
                .orElseGet(Set::of);
        return new CodeCoverage(
                declared.name(),
                declared.list().orElse(""),
                distinct(in.stream().map(row -> row.get("national"))),
                national(in, "broader"),
                national(in, "narrower"),
                national(in, "none"),
                delivers,
                delivers.stream().filter(code -> !exact.contains(code)).toList(),
                out.isEmpty() ? List.of() : without(codes, delivers),
                in.isEmpty() ? List.of() : without(codes, distinct(in.stream().map(row -> row.get("canonical")))));
    }

    private static boolean goes(Table.Row row, String direction) {
        return row.get("direction").equals(direction) || row.get("direction").equals("both");
    }

    private static List<String> national(List<Table.Row> in, String relation) {
        return distinct(
                in.stream().filter(row -> row.get("relation").equals(relation)).map(row -> row.get("national")));
    }

    private static List<String> distinct(Stream<String> codes) {
        return codes.filter(code -> !code.isEmpty()).distinct().toList();
    }

    private static List<String> without(Set<String> codes, List<String> covered) {
        List<String> missing = new ArrayList<>(codes);
        missing.removeAll(covered);
        return List.copyOf(missing);
    }
}
