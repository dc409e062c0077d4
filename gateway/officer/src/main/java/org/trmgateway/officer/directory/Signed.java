package org.trmgateway.officer.directory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.trmgateway.seal.Cut;

/**
 * What authorities signed, on its way to nodes.
 *
 * @param container the signed container
 * @param cut whether it is a cut-off; a directory otherwise
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record Signed(byte[] container, boolean cut) {

    /** Tells one from the other by the file in the container; the node judges the rest. */
    static Signed of(byte[] container) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(container))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(Cut.FILE)) {
                    return new Signed(container, true);
                }
            }
        }
        return new Signed(container, false);
    }

    /** Where a node takes it. */
    String path() {
        return cut ? "/v1/directory/cuts" : "/v1/directory";
    }
}
