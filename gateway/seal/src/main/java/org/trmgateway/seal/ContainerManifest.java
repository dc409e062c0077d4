package org.trmgateway.seal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.trmgateway.referral.Sha256;

/**
 * The list of digests that a signature of a container covers: an ASiCManifest (ETSI EN 319 162-1, annex A.4). It is a function of the files
 * alone, so a reader writes it again and compares; there is nothing to parse and nothing to interpret before a signature was verified.
 */
final class ContainerManifest {

    private ContainerManifest() {}

    static byte[] write(String signatureName, SequencedMap<String, byte[]> files) {
        return of(signatureName, digests(files));
    }

    /** The digests of files, by name and in order; a file that several manifests list is digested once. */
    static SequencedMap<String, Sha256> digests(SequencedMap<String, byte[]> files) {
        SequencedMap<String, Sha256> digests = new LinkedHashMap<>();
        files.forEach((name, content) -> digests.put(name, Sha256.of(content)));
        return digests;
    }

    static byte[] of(String signatureName, SequencedMap<String, Sha256> digests) {
        StringBuilder xml = new StringBuilder(1024);
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<asic:ASiCManifest xmlns:asic=\"http://uri.etsi.org/02918/v1.2.1#\"")
                .append(" xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">\n")
                .append("  <asic:SigReference URI=\"")
                .append(signatureName)
                .append("\" MimeType=\"application/pkcs7-signature\"/>\n");
        for (Map.Entry<String, Sha256> file : digests.entrySet()) {
            appendReference(xml, file.getKey(), file.getValue());
        }
        return xml.append("</asic:ASiCManifest>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void appendReference(StringBuilder xml, String name, Sha256 digest) {
        xml.append("  <asic:DataObjectReference URI=\"")
                .append(name)
                .append("\" MimeType=\"")
                .append(mimeType(name))
                .append("\">\n")
                .append("    <ds:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/>\n")
                .append("    <ds:DigestValue>")
                .append(Base64.getEncoder().encodeToString(digest.bytes()))
                .append("</ds:DigestValue>\n  </asic:DataObjectReference>\n");
    }

    private static String mimeType(String name) {
        if (name.endsWith(".xml")) {
            return "text/xml";
        }
        return name.endsWith(".p7s") ? "application/pkcs7-signature" : "application/octet-stream";
    }
}
