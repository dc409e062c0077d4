package org.trmgateway.contracts.pack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.sf.saxon.s9api.Destination;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmItem;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmValue;
import net.sf.saxon.s9api.Xslt30Transformer;
import net.sf.saxon.s9api.XsltExecutable;
import net.sf.saxon.trans.XPathException;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/** One compiled map; thread-safe. What it says about a failure are names of fields, tables and rules, never what the form held. */
final class CountryMap {

    /** Namespace of the functions and errors shared by all maps. */
    static final String NAMESPACE = "urn:trmgateway:map:1";

    private final XsltExecutable executable;
    private final String path;
    private final Map<QName, XdmValue> constants;

    CountryMap(XsltExecutable executable, String path) {
        this(executable, path, Map.of());
    }

    private CountryMap(XsltExecutable executable, String path, Map<QName, XdmValue> constants) {
        this.executable = executable;
        this.path = path;
        this.constants = Map.copyOf(constants);
    }

    /** The same map with parameters that are the same in every run. */
    CountryMap with(Map<QName, XdmValue> parameters) {
        return new CountryMap(executable, path, parameters);
    }

    /**
     * Maps a document.
     *
     * @throws GatewayException with {@link ErrorCode#TRANSLATE_CODE_UNKNOWN}, {@link ErrorCode#TRANSLATE_VALUE_INVALID} or
     *     {@link ErrorCode#TRANSLATE_SCHEMA} when the map refuses the document, {@link ErrorCode#TRANSLATE_MAP_FAILED} when it breaks
     */
    void run(XdmNode document, Map<QName, XdmValue> parameters, Destination destination) {
        Xslt30Transformer transformer = executable.load30();
        // Both would print values of the message to the standard error stream.
        transformer.setErrorReporter(silent -> {});
        transformer.setMessageHandler(silent -> {});
        transformer.setResultDocumentHandler(uri -> {
            throw new GatewayException(ErrorCode.TRANSLATE_MAP_FAILED, Detail.rule(path));
        });
        try {
            transformer.setStylesheetParameters(all(parameters));
            transformer.applyTemplates(document, destination);
        } catch (SaxonApiException failed) {
            throw refusal(failed);
        }
    }

    private Map<QName, XdmValue> all(Map<QName, XdmValue> parameters) {
        if (constants.isEmpty()) {
            return parameters;
        }
        Map<QName, XdmValue> all = new HashMap<>(parameters);
        all.putAll(constants);
        return all;
    }

    // The cause is left behind on purpose: the processor's own words quote values.
    private GatewayException refusal(SaxonApiException failed) {
        QName code = Optional.ofNullable(failed.getErrorCode()).orElse(new QName("unknown"));
        if (code.getNamespaceUri().toString().equals(NAMESPACE)) {
            List<String> names = names(failed);
            return switch (code.getLocalName()) {
                case "CODE_UNKNOWN" -> new GatewayException(ErrorCode.TRANSLATE_CODE_UNKNOWN, detail(names));
                case "VALUE_INVALID" -> new GatewayException(ErrorCode.TRANSLATE_VALUE_INVALID, detail(names));
                case "SCHEMA" -> new GatewayException(ErrorCode.TRANSLATE_SCHEMA, detail(names));
                default -> broken(code, failed.getLineNumber());
            };
        }
        return broken(code, failed.getLineNumber());
    }

    private GatewayException broken(QName code, int line) {
        Detail where = Detail.rule(path + ":" + code.getLocalName());
        return new GatewayException(ErrorCode.TRANSLATE_MAP_FAILED, line > 0 ? where.at(line) : where);
    }

    private Detail detail(List<String> names) {
        return names.size() == 2 ? Detail.of(names.get(0), names.get(1)) : Detail.rule(path);
    }

    private static List<String> names(SaxonApiException failed) {
        // Raised inside a sequence that is evaluated late, the error comes wrapped once more.
        for (Throwable cause = failed.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof XPathException raised && raised.getErrorObject() != null) {
                return XdmValue.wrap(raised.getErrorObject()).stream()
                        .map(XdmItem::getStringValue)
                        .toList();
            }
        }
        return List.of();
    }
}
