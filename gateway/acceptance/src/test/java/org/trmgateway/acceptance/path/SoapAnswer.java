package org.trmgateway.acceptance.path;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.trmgateway.acceptance.demo.SystemClient;
import org.trmgateway.referral.SafeXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A SOAP answer, plain or with parts (MTOM), read by the names of its elements only. */
public final class SoapAnswer {

    private static final String NAMESPACE = "urn:trmgateway:submission:1";

    private final Document envelope;
    private final List<Part> parts;

    private SoapAnswer(Document envelope, List<Part> parts) {
        this.envelope = envelope;
        this.parts = parts;
    }

    /**
     * A part of a multipart body.
     *
     * @param headers as they came
     * @param content the bytes
     */
    private record Part(String headers, byte[] content) {

        static Part of(String text) {
            int end = text.indexOf("\r\n\r\n");
            return new Part(text.substring(0, end), text.substring(end + 4).getBytes(ISO_8859_1));
        }

        /** Content ids travel percent-encoded in addresses and plain in headers. */
        boolean isNamed(String contentId) {
            return headers.toLowerCase(Locale.ROOT)
                    .contains("<"
                            + URLDecoder.decode(contentId, StandardCharsets.UTF_8)
                                    .toLowerCase(Locale.ROOT) + ">");
        }
    }

    /** Reads an answer. */
    public static SoapAnswer of(SystemClient.Answer answer) {
        List<Part> parts = parts(answer.body());
        byte[] root = parts.isEmpty() ? answer.body() : parts.getFirst().content();
        try {
            return new SoapAnswer(SafeXml.documentBuilder().parse(new ByteArrayInputStream(root)), parts);
        } catch (IOException | SAXException noXml) {
            throw new IllegalStateException("not a SOAP answer: " + answer.text(), noXml);
        }
    }

    /** Text of the first element of this name in the contract; empty when there is none. */
    public Optional<String> text(String localName) {
        NodeList found = envelope.getElementsByTagNameNS(NAMESPACE, localName);
        return found.getLength() == 0
                ? Optional.empty()
                : Optional.of(found.item(0).getTextContent());
    }

    /** The signed receipt in it. */
    public byte[] receipt() {
        if (envelope.getElementsByTagNameNS("*", "Include").item(0) instanceof Element include) {
            String contentId = include.getAttribute("href").substring("cid:".length());
            return parts.stream()
                    .filter(part -> part.isNamed(contentId))
                    .findFirst()
                    .orElseThrow()
                    .content();
        }
        return Base64.getMimeDecoder().decode(text("Receipt").orElseThrow());
    }

    private static List<Part> parts(byte[] body) {
        String text = new String(body, ISO_8859_1).stripLeading();
        List<Part> parts = new ArrayList<>();
        if (text.startsWith("--")) {
            String boundary = text.substring(0, text.indexOf("\r\n"));
            int start = boundary.length() + 2;
            for (int end = text.indexOf("\r\n" + boundary, start);
                    end >= 0;
                    end = text.indexOf("\r\n" + boundary, start)) {
                parts.add(Part.of(text.substring(start, end)));
                start = end + boundary.length() + 4;
            }
        }
        return parts;
    }
}
