package org.trmgateway.contracts.pack;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.XdmValue;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.pack.NationalReader.Reading;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageType;

/** One syntax of a pack with its compiled schema and maps; thread-safe. */
final class NationalFormat {

    private final PackManifest.Format declared;
    private final NationalReader reader;
    private final NationalWriter writer;
    private final Map<String, CountryMap> received = new HashMap<>();
    private final Set<String> canonicalNames = new HashSet<>();
    private final Map<MessageType, CountryMap> delivered = new HashMap<>();
    private final CountryMap refusal;

    private Optional<CountryMap> plain = Optional.empty();
    private UnaryOperator<String> names = UnaryOperator.identity();

    private NationalFormat(
            PackManifest.Format declared, NationalReader reader, NationalPrinter printer, CountryMap refusal) {
        this.declared = declared;
        this.reader = reader;
        this.writer = new NationalWriter(declared, printer);
        this.refusal = refusal;
    }

    /**
     * A form that came in, and the map for it.
     *
     * @param form the form
     * @param map its map
     * @param canonicalNames whether every field of the form is a canonical one, under whatever name
     * @param names the name in the form of something canonical
     */
    record Recognised(Reading form, CountryMap map, boolean canonicalNames, UnaryOperator<String> names) {}

    /**
     * Compiles everything the format names.
     *
     * @param plain the plain forms of the format, if it has any; a form or message the format names itself comes before its plain one
     * @throws IllegalStateException when something is missing or does not compile
     */
    static NationalFormat compile(
            Processor processor, ContractFolder pack, PackManifest.Format declared, Optional<PlainForms> plain) {
        Optional<NationalSchema> schema = declared.schema()
                .map(file -> NationalSchema.compile(pack, file))
                .or(() -> plain.filter(forms -> declared.syntax() == PackManifest.Syntax.XML)
                        .map(PlainForms::schema));
        MapCompiler maps = new MapCompiler(processor, pack);
        Map<QName, XdmValue> parameters = plain.map(PlainForms::parameters).orElse(Map.of());
        CountryMap refusal = maps.compile(declared.refusalMap()).with(parameters);
        NationalFormat format = switch (declared.syntax()) {
            case XML ->
                new NationalFormat(
                        declared,
                        new XmlReading(processor, schema, forms(declared, plain)),
                        new XmlPrinter(processor, schema, declared.charset()),
                        refusal);
            case JSON -> {
                requireUtf8(declared);
                JsonText json = new JsonText(processor, marker(declared, plain), schema);
                yield new NationalFormat(declared, json, json, refusal);
            }
            case CSV -> {
                CsvText csv = new CsvText(
                        processor,
                        columns(pack, declared, plain),
                        marker(declared, plain),
                        flat(declared).layout(),
                        declared.charset());
                yield new NationalFormat(declared, csv, csv, refusal);
            }
            case TEXT -> {
                LineText text = new LineText(
                        processor,
                        columns(pack, declared, plain),
                        marker(declared, plain),
                        flat(declared).layout(),
                        declared.charset());
                yield new NationalFormat(declared, text, text, refusal);
            }
        };
        format.add(declared, maps, parameters);
        plain.ifPresent(
                forms -> format.add(forms, new MapCompiler(processor, pack.other(PackManifest.SHARED)), parameters));
        return format;
    }

    private void add(PackManifest.Format listed, MapCompiler maps, Map<QName, XdmValue> parameters) {
        Map<String, CountryMap> compiled = new HashMap<>();
        Function<String, CountryMap> compile = map -> maps.compile(map).with(parameters);
        for (PackManifest.Received form : listed.received()) {
            received.put(form.form(), compiled.computeIfAbsent(form.map(), compile));
            if (form.canonicalNames()) {
                canonicalNames.add(form.form());
            }
        }
        for (PackManifest.Delivered message : listed.delivered()) {
            delivered.put(message.message(), compiled.computeIfAbsent(message.map(), compile));
        }
    }

    private void add(PlainForms forms, MapCompiler maps, Map<QName, XdmValue> parameters) {
        String syntax = declared.syntax().plainMaps();
        CountryMap in = maps.compile(syntax + "-in.xsl").with(parameters);
        CountryMap out = maps.compile(syntax + "-out.xsl").with(parameters);
        forms.names().forEach((message, form) -> {
            if (received.putIfAbsent(form, in) == null) {
                canonicalNames.add(form);
            }
            delivered.putIfAbsent(message, out);
        });
        plain = Optional.of(out);
        names = forms::name;
    }

    /** Name of the format. */
    String id() {
        return declared.id();
    }

    /** Whether the bytes begin like this syntax: what begins like none is read as the first format of the pack, and refused there. */
    boolean looksLike(byte[] original) {
        return reader.looksLike(NationalText.beginning(original, declared.charset()));
    }

    /**
     * Reads a form.
     *
     * @throws GatewayException with {@link ErrorCode#INTAKE_SYNTAX}, {@link ErrorCode#TRANSLATE_FORM_UNKNOWN} or
     *     {@link ErrorCode#TRANSLATE_SCHEMA}
     */
    Recognised recognise(byte[] original) {
        Reading form = reader.read(NationalText.decode(original, declared.charset(), declared.syntax()));
        CountryMap map = Optional.ofNullable(received.get(form.form()))
                .orElseThrow(() -> new GatewayException(ErrorCode.TRANSLATE_FORM_UNKNOWN, Detail.rule(declared.id())));
        if (form.violation().isPresent()) {
            throw new GatewayException(
                    ErrorCode.TRANSLATE_SCHEMA, form.violation().get());
        }
        return new Recognised(form, map, canonicalNames.contains(form.form()), names);
    }

    private static void requireUtf8(PackManifest.Format declared) {
        if (!declared.charset().equals(StandardCharsets.UTF_8)) {
            throw new IllegalStateException("JSON is UTF-8: " + declared.id());
        }
    }

    private static Set<String> forms(PackManifest.Format declared, Optional<PlainForms> plain) {
        Set<String> forms = declared.received().stream()
                .map(PackManifest.Received::form)
                .collect(Collectors.toCollection(HashSet::new));
        plain.ifPresent(known -> forms.addAll(known.names().values()));
        return forms;
    }

    private static FlatColumns columns(ContractFolder pack, PackManifest.Format declared, Optional<PlainForms> plain) {
        return flat(declared)
                .columns()
                .map(file -> FlatColumns.read(pack, file))
                .or(() -> plain.map(PlainForms::columns))
                .orElseThrow(() -> new IllegalStateException("the format needs columns: " + declared.id()));
    }

    private static PackManifest.Flat flat(PackManifest.Format declared) {
        return declared.flat()
                .orElseThrow(() -> new IllegalStateException("not a format of cells or lines: " + declared.id()));
    }

    private static String marker(PackManifest.Format declared, Optional<PlainForms> plain) {
        return declared.marker()
                .or(() -> plain.map(PlainForms::marker))
                .orElseThrow(() -> new IllegalStateException("the format needs a marker: " + declared.id()));
    }

    /** The map for a message this format can carry. */
    Optional<CountryMap> delivery(MessageType type) {
        return Optional.ofNullable(delivered.get(type));
    }

    /** The map that writes any message as a plain form, where the format has them. */
    Optional<CountryMap> plain() {
        return plain;
    }

    /** The map for a refusal. */
    CountryMap refusal() {
        return refusal;
    }

    /** Writes what a map made. */
    NationalWriter writer() {
        return writer;
    }
}
