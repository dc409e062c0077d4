package org.trmgateway.auditor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.DirectoryNode;
import org.trmgateway.seal.DirectoryTrail;
import org.trmgateway.seal.TrailPolicies;
import org.trmgateway.trail.export.TrailExport;
import org.trmgateway.trail.note.WitnessPolicy;

/** The policies that a signed directory has for the logs in some exports: without them nobody would look who signed a checkpoint. */
final class DirectoryPolicies {

    private DirectoryPolicies() {}

    /** For each node that has a trail, and each folder that one of the exports has. A log of nobody in the directory has no policy. */
    static List<WitnessPolicy> of(Directory directory, List<Path> exports) throws IOException {
        TrailPolicies policies = TrailPolicies.of(directory.content());
        Set<String> folders = new TreeSet<>();
        // Never none: where there is no policy at all, no signature is looked at.
        folders.add(Integer.toString(directory.issued().atZone(ZoneOffset.UTC).getYear()));
        for (Path export : exports) {
            addFolders(export, folders);
        }
        List<WitnessPolicy> read = new ArrayList<>();
        for (DirectoryNode node : directory.nodes()) {
            if (node.trail().isPresent()) {
                for (String folder : folders) {
                    read.add(WitnessPolicy.read(
                            policies.policy(node.id(), folder).getBytes(UTF_8)));
                }
            }
        }
        return read;
    }

    private static void addFolders(Path export, Set<String> folders) throws IOException {
        try {
            for (Logs.Log log : Logs.of(export).logs()) {
                String origin = TrailExport.open(log.directory()).checkpoint().origin();
                String folder = origin.substring(origin.lastIndexOf('/') + 1);
                if (DirectoryTrail.isFolder(folder)) {
                    folders.add(folder);
                }
            }
        } catch (GatewayException malformed) {
            // The check of the export says what is wrong with it.
            return;
        }
    }
}
