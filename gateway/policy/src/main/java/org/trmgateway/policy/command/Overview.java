package org.trmgateway.policy.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.trmgateway.contracts.ContractFiles;
import org.trmgateway.contracts.Table;
import org.trmgateway.policy.ContractsManifest;

/** {@code show}: versions, messages and views. */
final class Overview {

    private final ContractFiles files;
    private final Tables tables;

    Overview(ContractFiles files) {
        this.files = files;
        this.tables = new Tables(files);
    }

    Report report(boolean json) {
        Map<String, String> versions = ContractsManifest.of(files).versions();
        List<Table.Row> catalogue = tables.table(Tables.CATALOGUE).rows();
        Map<String, String> views = views();
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("versions", versions);
            object.put(
                    "messages",
                    catalogue.stream()
                            .map(row -> Map.of("message", row.get("message"), "name", row.get("name")))
                            .toList());
            object.put("views", views);
            return new Report(Report.FINE, Json.line(object));
        }
        StringBuilder text = new StringBuilder("Versions\n");
        versions.forEach((part, version) -> text.append(String.format(Locale.ROOT, "  %-16s %s%n", part, version)));
        text.append("\nMessages (").append(catalogue.size()).append(")\n");
        catalogue.forEach(row -> text.append(String.format(
                Locale.ROOT,
                "  %-5s %-30s purpose of consent: %s%n",
                row.get("message"),
                row.get("name"),
                row.get("purpose"))));
        text.append("\nViews, and which roles get them\n");
        views.forEach((view, roles) -> text.append(String.format(Locale.ROOT, "  %-5s %s%n", view, roles)));
        text.append("\n./trm policy show --view VIEW --message MESSAGE says what that view sees of a message.\n");
        return new Report(Report.FINE, text.toString());
    }

    private Map<String, String> views() {
        List<Table.Row> choices = tables.table("release-policy/views.csv").rows();
        Map<String, String> views = new LinkedHashMap<>();
        for (String view : tables.views()) {
            views.put(
                    view,
                    choices.stream()
                            .filter(row -> row.get("view").equals(view))
                            .map(row -> row.get("receiver"))
                            .distinct()
                            .collect(Collectors.joining(", ")));
        }
        return views;
    }
}
