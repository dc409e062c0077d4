package org.trmgateway.contracts.pack;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.XdmNode;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/**
 * Text of lines of key and value, as a mail carries it: to the lines a map reads and back. A line that begins with a blank goes on with the
 * value before it; empty lines mean nothing. The key named as marker says which form the text is.
 */
final class LineText implements NationalReader, NationalPrinter {

    private final Processor processor;
    private final FlatColumns keys;
    private final FlatColumn marker;
    private final FlatLayout layout;
    private final Charset charset;

    LineText(Processor processor, FlatColumns keys, String marker, FlatLayout layout, Charset charset) {
        this.processor = processor;
        this.keys = keys;
        this.marker = keys.named(marker)
                .orElseThrow(() -> new IllegalStateException("the marker is not one of the keys: " + marker));
        this.layout = layout;
        this.charset = charset;
    }

    @Override
    public boolean looksLike(String beginning) {
        return beginning
                .lines()
                .map(line -> keys.named(line.substring(0, Math.max(0, line.indexOf(layout.separator())))))
                .anyMatch(Optional.of(marker)::equals);
    }

    @Override
    public Reading read(String text) {
        FlatText.requirePlain(text);
        List<FlatRow.Value> values = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            FlatText.require(line.length() <= FlatText.LONGEST_VALUE, "length", number);
            if (line.isBlank()) {
                continue;
            }
            if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
                FlatText.require(!values.isEmpty(), "key", number);
                values.add(longer(values.removeLast(), line.strip(), number));
            } else {
                values.add(value(line, number));
            }
        }
        FlatText.require(!values.isEmpty(), "lines", 1);
        FlatRow lines = new FlatRow(
                1,
                values.stream()
                        .filter(value -> !value.text().isEmpty() || heading(value.name()))
                        .toList());
        String form = form(lines);
        return new Reading(form, FlatNodes.text(processor, lines), keys.violation(form, List.of(lines)));
    }

    private boolean heading(String key) {
        return keys.named(key).filter(FlatColumn::heading).isPresent();
    }

    private FlatRow.Value value(String line, int number) {
        int end = line.indexOf(layout.separator());
        FlatText.require(end > 0, "key", number);
        FlatColumn key = keys.named(line.substring(0, end))
                .orElseThrow(() -> new GatewayException(
                        ErrorCode.TRANSLATE_SCHEMA, Detail.rule("key-unknown").at(number)));
        return new FlatRow.Value(number, key.name(), line.substring(end + 1).strip());
    }

    private static FlatRow.Value longer(FlatRow.Value begun, String more, int number) {
        String text = begun.text().isEmpty() ? more : begun.text() + "\n" + more;
        FlatText.require(text.length() <= FlatText.LONGEST_VALUE, "length", number);
        return new FlatRow.Value(begun.line(), begun.name(), text);
    }

    private String form(FlatRow lines) {
        return lines.of(marker.name()).stream()
                .map(value -> keys.form(Normalizer.normalize(value.text(), Normalizer.Form.NFC)))
                .findFirst()
                .orElse("");
    }

    @Override
    public Optional<Detail> violation(XdmNode mapped) {
        FlatRow lines = declared(FlatNodes.lines(mapped));
        return keys.violation(form(lines), List.of(lines));
    }

    /** A map may write a key in another of its spellings, as in another language of the pack. */
    private FlatRow declared(FlatRow lines) {
        return new FlatRow(
                lines.line(),
                lines.values().stream()
                        .map(value -> new FlatRow.Value(
                                value.line(),
                                keys.named(value.name()).map(FlatColumn::name).orElse(value.name()),
                                value.text()))
                        .toList());
    }

    @Override
    public byte[] bytes(XdmNode mapped) {
        StringBuilder text = new StringBuilder();
        for (FlatRow.Value value : FlatNodes.lines(mapped).values()) {
            text.append(value.name()).append(layout.separator()).append(' ');
            text.append(value.text().replaceAll("\\s*\n\\s*", layout.lineEnd() + " "));
            text.append(layout.lineEnd());
        }
        return FlatText.encode(text.toString(), charset, layout.byteOrderMark());
    }
}
