package org.trmgateway.contracts.pack;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmValue;
import org.trmgateway.contracts.RefusalTexts;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageId;
import org.trmgateway.referral.MessageType;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Refusal;
import org.trmgateway.referral.SafeXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Translates between the forms of one country (or of IOM) and the canonical message, both ways; immutable and thread-safe. */
public final class CountryPack {

    private static final String NAMESPACE = "urn:trmgateway:pack:1";

    private final PackManifest manifest;
    private final PackData data;
    private final LossPolicy lossPolicy;
    private final List<NationalFormat> formats;
    private final Optional<CanonicalFormat> canonicalFormat;
    private final CanonicalForm canonicalForm;
    private final RefusalTexts refusalTexts;

    CountryPack(
            PackManifest manifest,
            PackData data,
            LossPolicy lossPolicy,
            List<NationalFormat> formats,
            Optional<CanonicalFormat> canonicalFormat,
            CanonicalForm canonicalForm,
            RefusalTexts refusalTexts) {
        this.manifest = manifest;
        this.data = data;
        this.lossPolicy = lossPolicy;
        this.formats = formats;
        this.canonicalFormat = canonicalFormat;
        this.canonicalForm = canonicalForm;
        this.refusalTexts = refusalTexts;
    }

    /** Folder name of the pack, for example {@code pl}. */
    public String country() {
        return manifest.country();
    }

    /** Version of the pack. */
    public String version() {
        return manifest.version();
    }

    /** ISO 639-1 codes of the languages it writes, the default first. */
    public List<String> languages() {
        return manifest.languages();
    }

    /** How systems of the country get documents: {@code inbox}, {@code folder}; empty when any way will do. */
    public List<String> channels() {
        return manifest.channels();
    }

    /** The organisations that speak this pack's formats. */
    public List<PartyId> parties() {
        return manifest.parties();
    }

    /**
     * Translates a form a national system handed in, or takes a canonical message where the pack has the canonical form. The result is valid
     * against its canonical schema and holds personal data.
     *
     * @throws GatewayException with {@link ErrorCode#INTAKE_SYNTAX}: not well-formed, in another character set than the pack declares, with
     *     a document type, or deeper or larger than a form can be; {@link ErrorCode#TRANSLATE_FORM_UNKNOWN};
     *     {@link ErrorCode#TRANSLATE_SCHEMA}: element, key of the violated rule and line; {@link ErrorCode#TRANSLATE_CODE_UNKNOWN}: field and
     *     code table; {@link ErrorCode#TRANSLATE_VALUE_INVALID}: field and rule; {@link ErrorCode#TRANSLATE_MAP_FAILED}: the pack is at
     *     fault. No exception, nor any cause of it, holds a value of the form
     */
    public Translation toCanonical(byte[] original) {
        Map<QName, XdmValue> parameters = data.parameters(languages().getFirst(), Map.of());
        // The namespace decides first, so that the canonical form never changes which format national bytes are read
        // in.
        Optional<CanonicalFormat> canonical = canonicalFormat.filter(known -> known.looksLike(original));
        if (canonical.isPresent()) {
            return canonicalForm.accept(
                    canonical.get().incoming(), canonical.get().read(original), parameters);
        }
        NationalFormat.Recognised recognised = formatOf(original).recognise(original);
        XdmNode form = recognised.form().document();
        return recognised.canonicalNames()
                ? arrange(recognised, form, parameters)
                : canonicalForm.translate(recognised.map(), form, parameters);
    }

    /** Whoever filled in the form knows its names, not the canonical ones. */
    private Translation arrange(NationalFormat.Recognised recognised, XdmNode form, Map<QName, XdmValue> parameters) {
        try {
            return canonicalForm.arrange(recognised.map(), form, parameters);
        } catch (GatewayException refused) {
            Detail detail = refused.detail();
            if (refused.code() != ErrorCode.TRANSLATE_SCHEMA || detail.field().isEmpty()) {
                throw refused;
            }
            throw new GatewayException(
                    refused.code(),
                    new Detail(detail.field().map(recognised.names()), detail.rule(), detail.position()));
        }
    }

    /**
     * Requires that a form may lose what its translation lost.
     *
     * @param confirmed ids of the fields whose loss a person of the sender confirmed; {@code *} confirms every one
     * @return whether there was something to confirm
     * @throws GatewayException with {@link ErrorCode#TRANSLATE_LOSS_FORBIDDEN}, or with {@link ErrorCode#TRANSLATE_LOSS_UNCONFIRMED} and the fields to
     *     confirm, with / between them
     */
    public boolean requireBearable(Translation translation, Set<String> confirmed) {
        return lossPolicy.require(translation.losses(), confirmed);
    }

    /**
     * Says which of its forms a file is, without translating it.
     *
     * @throws GatewayException as {@link #toCanonical} does for what cannot be read, is no form of the pack or breaks the national schema
     */
    public RecognisedForm recognise(byte[] original) {
        Optional<CanonicalFormat> canonical = canonicalFormat.filter(known -> known.looksLike(original));
        if (canonical.isPresent()) {
            canonical.get().read(original);
            return new RecognisedForm(CanonicalFormat.ID, RecognisedForm.ANY_MESSAGE);
        }
        NationalFormat format = formatOf(original);
        return new RecognisedForm(format.id(), format.recognise(original).form().form());
    }

    /** Whether a file is one of its forms. */
    boolean knows(byte[] file) {
        try {
            recognise(file);
            return true;
        } catch (GatewayException unknown) {
            return false;
        }
    }

    List<IdentifierRule> identifierRules() {
        return data.identifierRules();
    }

    /**
     * Makes the document a national system gets for a canonical message: its codes and language, original codes beside, and a plain word
     * where a value was withheld. The document is valid against the national schema. A message without a national form goes out in the
     * canonical one, wrapped, where the pack has it.
     *
     * @throws GatewayException with {@link ErrorCode#TRANSLATE_FORM_UNKNOWN} when the pack has no form for the message, with
     *     {@link ErrorCode#TRANSLATE_MAP_FAILED} when its map fails
     */
    public NationalDocument toNational(MessageType type, Document canonical, DeliveryContext context) {
        for (NationalFormat format : formats) {
            if (format.delivery(type).isPresent()) {
                return write(
                        format.writer(),
                        format.delivery(type).get(),
                        canonicalForm.open(canonical),
                        facts(type.code(), context),
                        context);
            }
        }
        CanonicalFormat wrapping = canonicalFormat.orElseThrow(
                () -> new GatewayException(ErrorCode.TRANSLATE_FORM_UNKNOWN, Detail.rule(type.code())));
        return write(
                wrapping.writer(),
                wrapping.outgoing(),
                canonicalForm.open(canonical),
                facts(type.code(), context),
                context);
    }

    /**
     * Writes a canonical message as a national system would hand it in: as a plain form, without the facts of a delivery.
     *
     * @return the form; none where no format of the pack has plain forms
     * @throws GatewayException with {@link ErrorCode#TRANSLATE_MAP_FAILED} when it cannot be written
     */
    public Optional<NationalDocument> toForm(Document canonical) {
        return formats.stream()
                .flatMap(format -> format.plain().stream()
                        .map(map -> format.writer()
                                .write(
                                        map,
                                        canonicalForm.open(canonical),
                                        data.parameters(languages().getFirst(), Map.of()))))
                .findFirst();
    }

    /**
     * Makes the document that tells a national system why its message was refused: code, sentence, field, rule and position, no value.
     *
     * @throws GatewayException with {@link ErrorCode#TRANSLATE_MAP_FAILED} when the pack's map fails
     */
    public NationalDocument refusal(Refusal refusal, DeliveryContext context) {
        NationalFormat format = formats.getFirst();
        return write(
                format.writer(),
                format.refusal(),
                canonicalForm.open(document(refusal, language(context))),
                facts("", context),
                context);
    }

    private NationalFormat formatOf(byte[] original) {
        return formats.stream()
                .filter(known -> known.looksLike(original))
                .findFirst()
                .orElseGet(formats::getFirst);
    }

    private NationalDocument write(
            NationalWriter writer,
            CountryMap map,
            XdmNode document,
            Map<String, String> facts,
            DeliveryContext context) {
        return writer.write(map, document, data.parameters(language(context), facts));
    }

    private String language(DeliveryContext context) {
        return languages().contains(context.language())
                ? context.language()
                : languages().getFirst();
    }

    private Map<String, String> facts(String type, DeliveryContext context) {
        return Map.of(
                "type", type,
                "message-id", context.messageId().toString(),
                "case-reference", context.caseReference().toString(),
                "case-number", context.caseNumber().value().orElse(""),
                "from", context.from().toString(),
                "to", context.to().toString(),
                "created", context.created().toString(),
                "in-reply-to", context.inReplyTo().map(MessageId::toString).orElse(""),
                "language", language(context));
    }

    private Document document(Refusal refusal, String language) {
        Document document = SafeXml.documentBuilder().newDocument();
        Element root = document.createElementNS(NAMESPACE, "Refusal");
        root.setAttribute("code", refusal.code().name());
        root.setAttribute("text", refusalTexts.text(refusal.code(), language));
        refusal.detail().field().ifPresent(field -> root.setAttribute("field", field));
        refusal.detail().rule().ifPresent(rule -> root.setAttribute("rule", rule));
        refusal.detail().position().ifPresent(line -> root.setAttribute("position", Integer.toString(line)));
        document.appendChild(root);
        return document;
    }
}
