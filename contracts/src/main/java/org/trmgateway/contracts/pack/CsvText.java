package org.trmgateway.contracts.pack;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.XdmNode;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/**
 * CSV with a header: to the rows a map reads and back. The column named as marker says in the first row which form the file is. For what is
 * wrong with the header the position is the column, for everything else the line.
 */
final class CsvText implements NationalReader, NationalPrinter {

    private final Processor processor;
    private final FlatColumns columns;
    private final FlatColumn marker;
    private final FlatLayout layout;
    private final Charset charset;

    CsvText(Processor processor, FlatColumns columns, String marker, FlatLayout layout, Charset charset) {
        this.processor = processor;
        this.columns = columns;
        this.marker = columns.named(marker)
                .orElseThrow(() -> new IllegalStateException("the marker is not one of the columns: " + marker));
        this.layout = layout;
        this.charset = charset;
    }

    @Override
    public boolean looksLike(String beginning) {
        return beginning.lines().findFirst().stream()
                .flatMap(header -> Stream.of(header.split("\\Q" + layout.separator() + "\\E")))
                .map(name -> columns.named(name.replace("\"", "")))
                .anyMatch(Optional.of(marker)::equals);
    }

    @Override
    public Reading read(String text) {
        List<CsvRecord> records = CsvRecord.parse(text, layout.separator());
        FlatText.require(!records.isEmpty(), "header", 1);
        List<FlatColumn> header = header(records.getFirst());
        FlatText.require(records.size() > 1, "rows", records.getFirst().line());
        List<FlatRow> rows = new ArrayList<>();
        for (CsvRecord row : records.subList(1, records.size())) {
            FlatText.require(row.cells().size() == header.size(), "cells", row.line());
            rows.add(row(header, row));
        }
        FlatText.require(
                rows.stream().mapToInt(row -> row.values().size()).sum() <= BoundedHandler.MOST_ELEMENTS,
                "elements",
                1);
        String form = form(rows);
        Optional<Detail> violation = foreign(form, header).or(() -> violation(form, rows));
        return new Reading(form, FlatNodes.csv(processor, rows), violation);
    }

    private List<FlatColumn> header(CsvRecord names) {
        List<FlatColumn> header = new ArrayList<>();
        Set<FlatColumn> seen = new HashSet<>();
        for (String name : names.cells()) {
            int place = header.size() + 1;
            FlatColumn column = columns.named(name).orElseThrow(() -> refused(Detail.rule("header-unknown"), place));
            if (!seen.add(column)) {
                throw refused(column.violates("header-twice"), place);
            }
            header.add(column);
        }
        if (!seen.contains(marker)) {
            throw refused(marker.violates("header-missing"), header.size() + 1);
        }
        return header;
    }

    private FlatRow row(List<FlatColumn> header, CsvRecord row) {
        List<FlatRow.Value> values = new ArrayList<>();
        for (int index = 0; index < header.size(); index++) {
            FlatColumn column = header.get(index);
            String cell = row.cells().get(index);
            for (String value :
                    column.repeats() ? cell.split("\\Q" + layout.values() + "\\E", -1) : new String[] {cell}) {
                String read = FormulaGuard.read(value.strip());
                if (!read.isEmpty()) {
                    values.add(new FlatRow.Value(row.line(), column.name(), read));
                }
            }
        }
        return new FlatRow(row.line(), values);
    }

    private String form(List<FlatRow> rows) {
        return rows.getFirst().of(marker.name()).stream()
                .map(value -> columns.form(value.text()))
                .findFirst()
                .orElse("");
    }

    /** A column of another form. */
    private Optional<Detail> foreign(String form, List<FlatColumn> header) {
        List<FlatColumn> known = columns.of(form);
        for (int index = 0; index < header.size(); index++) {
            if (!known.contains(header.get(index))) {
                return Optional.of(header.get(index).violates("header-foreign").at(index + 1));
            }
        }
        return Optional.empty();
    }

    private Optional<Detail> violation(String form, List<FlatRow> rows) {
        for (FlatRow row : rows) {
            if (row.of(marker.name()).stream()
                    .anyMatch(value -> !columns.form(value.text()).equals(form))) {
                return Optional.of(marker.violates("one-form").at(row.line()));
            }
        }
        return columns.violation(form, rows);
    }

    @Override
    public Optional<Detail> violation(XdmNode mapped) {
        List<FlatRow> rows = FlatNodes.rows(mapped);
        return rows.isEmpty() ? Optional.of(Detail.rule("rows")) : violation(form(rows), rows);
    }

    @Override
    public byte[] bytes(XdmNode mapped) {
        List<FlatRow> rows = FlatNodes.rows(mapped);
        List<FlatColumn> header = columns.of(form(rows));
        StringBuilder text =
                new StringBuilder(line(header.stream().map(FlatColumn::name).toList()));
        for (FlatRow row : rows) {
            text.append(line(header.stream().map(column -> cell(row, column)).toList()));
        }
        return FlatText.encode(text.toString(), charset, layout.byteOrderMark());
    }

    private String cell(FlatRow row, FlatColumn column) {
        List<String> values = row.of(column.name()).stream()
                .map(value -> FormulaGuard.written(value.text()))
                .toList();
        if (column.repeats() && values.stream().anyMatch(value -> value.indexOf(layout.values()) >= 0)) {
            // Written, one value would be read as two.
            throw new GatewayException(
                    ErrorCode.TRANSLATE_MAP_FAILED, column.violates("values").at(row.line()));
        }
        return String.join(String.valueOf(layout.values()), values);
    }

    private String line(List<String> cells) {
        return cells.stream()
                        .map(cell -> CsvRecord.quoted(cell, layout.separator()))
                        .collect(Collectors.joining(String.valueOf(layout.separator())))
                        .replace("\n", layout.lineEnd())
                + layout.lineEnd();
    }

    private static GatewayException refused(Detail detail, int place) {
        return new GatewayException(ErrorCode.TRANSLATE_SCHEMA, detail.at(place));
    }
}
