package org.trmgateway.officer.export;

import java.io.IOException;
import java.util.Optional;
import org.trmgateway.officer.desk.NodeRefusal;

/** Where the files of an export come from. May be asked by several threads at once. */
@FunctionalInterface
interface ExportSource {

    /** The file at a path below {@code /trail/}; empty when there is none. */
    Optional<byte[]> find(String path) throws IOException, InterruptedException, NodeRefusal;
}
