package org.trmgateway.officer.number;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.NodeId;
import org.trmgateway.referral.SafeXml;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The codes of the nodes in a directory file. Its signature is not looked at: with a false directory a wrong pseudonym is still called wrong, only
 * for the wrong reason, and a right one is still right.
 */
final class ListedNodes {

    private static final String FILE = "directory.xml";
    private static final String NAMESPACE = "urn:trmgateway:directory:2";
    private static final int LARGEST = 16 * 1024 * 1024;

    private ListedNodes() {}

    /**
     * Reads the codes.
     *
     * @throws IOException when the file is no directory
     */
    static List<NodeId> in(Path file) throws IOException {
        try (ZipInputStream container = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = container.getNextEntry(); entry != null; entry = container.getNextEntry()) {
                if (entry.getName().equals(FILE)) {
                    return read(container.readNBytes(LARGEST));
                }
            }
        }
        throw new IOException("no directory in the file");
    }

    private static List<NodeId> read(byte[] xml) throws IOException {
        try {
            NodeList listed = SafeXml.documentBuilder()
                    .parse(new ByteArrayInputStream(xml))
                    .getElementsByTagNameNS(NAMESPACE, "node");
            List<NodeId> nodes = new ArrayList<>();
            for (int place = 0; place < listed.getLength(); place++) {
                nodes.add(new NodeId(((Element) listed.item(place)).getAttribute("id")));
            }
            return List.copyOf(nodes);
        } catch (SAXException | GatewayException malformed) {
            throw new IOException("the directory cannot be read", malformed);
        }
    }
}
