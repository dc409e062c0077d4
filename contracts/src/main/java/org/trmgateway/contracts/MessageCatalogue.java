package org.trmgateway.contracts;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.MessageType;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The messages that exist, each with its compiled schema. Which they are is data: {@code contracts/messages/catalogue.csv} and one XSD per
 * row. Immutable and safe for use by many threads.
 */
public final class MessageCatalogue {

    /** Namespace of every canonical message. */
    public static final String NAMESPACE = "urn:trmgateway:messages:1";

    private static final String NO_PURPOSE = "none";
    private static final String ANY_STRAND = "any";

    private final Map<MessageType, MessageDefinition> byType;
    private final Map<String, MessageDefinition> byRoot;
    private final Map<MessageType, CanonicalSchema> schemas;

    private MessageCatalogue(Map<MessageType, MessageDefinition> byType, Map<MessageType, CanonicalSchema> schemas) {
        this.byType = Map.copyOf(byType);
        this.byRoot =
                byType.values().stream().collect(Collectors.toUnmodifiableMap(MessageDefinition::root, row -> row));
        this.schemas = Map.copyOf(schemas);
    }

    /** Reads the catalogue and compiles every schema. */
    static MessageCatalogue load(ContractFolder folder, SchemaNames names, CodeLists codeLists) {
        Map<MessageType, MessageDefinition> byType = new LinkedHashMap<>();
        Map<MessageType, CanonicalSchema> schemas = new LinkedHashMap<>();
        for (Table.Row row : Table.read(
                        folder, "catalogue.csv", "message", "name", "root", "purpose", "consent", "lifetime", "strand")
                .rows()) {
            MessageDefinition definition = definition(row, codeLists);
            requireElement(definition, names);
            byType.put(definition.type(), definition);
            schemas.put(
                    definition.type(),
                    new CanonicalSchema(folder.schema(definition.type().code() + ".xsd"), names));
        }
        return new MessageCatalogue(byType, schemas);
    }

    /** Every message there is, by code. */
    public List<MessageDefinition> definitions() {
        return byType.values().stream()
                .sorted(Comparator.comparing(definition -> definition.type().code()))
                .toList();
    }

    /**
     * The message of a code.
     *
     * @throws GatewayException with {@link ErrorCode#ADMIT_MESSAGE_UNLISTED}
     */
    public MessageDefinition definition(MessageType type) {
        return Optional.ofNullable(byType.get(type))
                .orElseThrow(() -> new GatewayException(ErrorCode.ADMIT_MESSAGE_UNLISTED, Detail.rule(type.code())));
    }

    /**
     * The message whose document element has this local name.
     *
     * @throws GatewayException with {@link ErrorCode#ADMIT_MESSAGE_UNLISTED}; the name is not repeated, since it may be anything
     */
    public MessageDefinition ofRoot(String localName) {
        return Optional.ofNullable(byRoot.get(localName))
                .orElseThrow(() -> new GatewayException(ErrorCode.ADMIT_MESSAGE_UNLISTED, Detail.field("root")));
    }

    /**
     * Validates a canonical document against the schema of its message. Beyond the schema, a leaf is empty exactly when it carries
     * {@code trm_dataStatus}, no value has white space at its ends, and there is no comment, processing instruction or foreign attribute.
     *
     * @return the message it is
     * @throws GatewayException with {@link ErrorCode#ADMIT_MESSAGE_UNLISTED} when there is no such message, with
     *     {@link ErrorCode#ADMIT_SCHEMA} when the document breaks its schema: field is the element, rule the key of the violated rule
     */
    public MessageDefinition validate(Document canonical) {
        Element root = canonical.getDocumentElement();
        if (root == null || !NAMESPACE.equals(root.getNamespaceURI())) {
            throw new GatewayException(ErrorCode.ADMIT_MESSAGE_UNLISTED, Detail.field("root"));
        }
        MessageDefinition definition = ofRoot(root.getLocalName());
        Optional.ofNullable(schemas.get(definition.type())).orElseThrow().require(canonical);
        return definition;
    }

    private static MessageDefinition definition(Table.Row row, CodeLists codeLists) {
        String purpose = row.get("purpose");
        if (!purpose.equals(NO_PURPOSE) && !codeLists.contains("trm_ConsentPurpose", purpose)) {
            throw new IllegalStateException("catalogue line " + row.line() + " has an unknown purpose");
        }
        return new MessageDefinition(
                new MessageType(row.get("message")),
                row.get("name"),
                row.get("root"),
                Optional.of(purpose).filter(named -> !named.equals(NO_PURPOSE)),
                consent(row),
                Lifetime.parse(row.get("lifetime")),
                Optional.of(row.get("strand"))
                        .filter(strand -> !strand.equals(ANY_STRAND))
                        .map(strand -> Strand.valueOf(strand.toUpperCase(Locale.ROOT))));
    }

    private static ConsentBasis consent(Table.Row row) {
        ConsentBasis consent = ConsentBasis.valueOf(row.get("consent").toUpperCase(Locale.ROOT));
        if ((consent == ConsentBasis.NONE) != row.get("purpose").equals(NO_PURPOSE)) {
            throw new IllegalStateException(
                    "catalogue line " + row.line() + " needs a purpose exactly when it needs consent");
        }
        return consent;
    }

    private static void requireElement(MessageDefinition definition, SchemaNames names) {
        definition.lifetime().element().ifPresent(element -> {
            if (!names.leaves().contains(element)) {
                throw new IllegalStateException(
                        "the lifetime of " + definition.type().code() + " counts from an unknown element");
            }
        });
    }
}
